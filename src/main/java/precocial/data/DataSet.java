package precocial.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Images to train and to test on, both of the same size and classes.
 *
 * @param name as a user would say it
 * @param sha256 of the content: for train, then test, the numbers of images, rows and columns (32 bits each, high byte first),
 *     the pixels and the labels
 */
public record DataSet(String name, ImageSet train, ImageSet test, String sha256) {
  public DataSet {
    if (train.rows() != test.rows() || train.columns() != test.columns() || train.classes() != test.classes()) {
      throw new IllegalArgumentException("training and test images differ in size or classes");
    }
  }

  /** With the hash of its content. */
  public static DataSet of(String name, ImageSet train, ImageSet test) {
    MessageDigest digest = Sha256.digest();
    add(digest, train);
    add(digest, test);
    return new DataSet(name, train, test, Sha256.hex(digest, new byte[0]));
  }

  private static void add(MessageDigest digest, ImageSet images) {
    digest.update(ByteBuffer.allocate(12).putInt(images.count()).putInt(images.rows()).putInt(images.columns()).array());
    digest.update(images.pixels());
    digest.update(images.labels());
  }
}
