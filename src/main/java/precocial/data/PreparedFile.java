package precocial.data;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import precocial.io.AtomicFile;
import precocial.io.FormatException;
import precocial.io.Reasons;

/**
 * A data set as it was prepared: magic number, version, the preparation's name, rows, columns; for train, then test, the number
 * of images, their pixels and labels; and the SHA-256 that {@link DataSet} has.
 */
final class PreparedFile {
  private static final int MAGIC = 0x50524344; // "PRCD"
  /** Of the format and of what preparations do: a change to either makes it another. */
  private static final int VERSION = 1;

  private PreparedFile() {}

  static void write(Path file, DataSet data, Preparation preparation) throws IOException {
    AtomicFile.write(
        file,
        stream -> {
          DataOutputStream out = new DataOutputStream(stream);
          out.writeInt(MAGIC);
          out.writeInt(VERSION);
          out.writeUTF(preparation.label());
          out.writeInt(data.train().rows());
          out.writeInt(data.train().columns());
          for (ImageSet images : new ImageSet[] {data.train(), data.test()}) {
            out.writeInt(images.count());
            out.write(images.pixels());
            out.write(images.labels());
          }
          out.write(data.sha256().getBytes(StandardCharsets.US_ASCII));
          out.flush();
        });
  }

  /** @throws FormatException where the file is missing, damaged, or of another preparation or version */
  static DataSet read(Path file, String name, Preparation preparation) throws FormatException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION || !in.readUTF().equals(preparation.label())) {
        throw new FormatException(file.toString(), "is of another version or preparation");
      }
      int rows = in.readInt();
      int columns = in.readInt();
      byte[][] train = images(in, rows, columns);
      byte[][] test = images(in, rows, columns);
      int classes = ImageSet.classes(train[1]);
      DataSet data = DataSet.of(
          name, ImageSet.of(rows, columns, classes, train[0], train[1]), ImageSet.of(rows, columns, classes, test[0], test[1]));
      if (!new String(in.readAllBytes(), StandardCharsets.US_ASCII).equals(data.sha256())) {
        throw new FormatException(file.toString(), "is damaged: its SHA-256 is not that of its content");
      }
      return data;
    } catch (FormatException e) {
      throw e;
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      boolean cut = e instanceof EOFException;
      String reason = cut ? "it is cut short" : e instanceof IOException io ? Reasons.of(io) : e.getMessage();
      throw new FormatException(file.toString(), "cannot be read: " + reason);
    }
  }

  /** Pixels and labels. */
  private static byte[][] images(DataInputStream in, int rows, int columns) throws IOException {
    int count = in.readInt();
    int bytes = Math.multiplyExact(Math.multiplyExact(count, rows), columns);
    return new byte[][] {in.readNBytes(bytes), in.readNBytes(count)};
  }
}
