package precocial.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A file of a published data set, known by its hash wherever it comes from.
 *
 * @param name as published; train or t10k and images or labels are part of it
 * @param bytes its size, not compressed
 * @param sha256 of the file, not compressed
 */
record MnistFile(String name, int bytes, String sha256) {
  /** MNIST, LeCun, Cortes and Burges 1998. */
  static final List<MnistFile> ALL = List.of(
      new MnistFile("train-images-idx3-ubyte", 47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
      new MnistFile("train-labels-idx1-ubyte", 60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
      new MnistFile("t10k-images-idx3-ubyte", 7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
      new MnistFile("t10k-labels-idx1-ubyte", 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

  boolean train() {
    return name.startsWith("train");
  }

  boolean images() {
    return name.contains("images");
  }

  /** All of a stream that may be this file, and one byte more where it is longer. */
  byte[] read(InputStream in) throws IOException {
    return in.readNBytes(bytes + 1);
  }

  /** What is wrong with the content of a file that should be this one; null where nothing is. */
  String faultOf(byte[] content) {
    String what = "is not MNIST's " + name + ": ";
    if (content.length != bytes) {
      return what + (content.length < bytes ? "it has " + content.length + " bytes, not " : "it has more bytes than ") + bytes;
    }
    String found = Sha256.of(content);
    return found.equals(sha256) ? null : what + "its SHA-256 is " + found + ", not " + sha256;
  }
}
