package precocial.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message of Protocol Buffers in their wire format, as far as ONNX needs it. Fields keep the order in which they are given. */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int BYTES = 2; // texts and messages, too
  private static final int VARINT_BITS = 7;

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  Protobuf integer(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  /** Always valid UTF-8, which readers insist on: half a surrogate pair becomes a question mark. */
  Protobuf text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Protobuf message(int field, Protobuf value) {
    return bytes(field, value.toBytes());
  }

  Protobuf bytes(int field, byte[] value) {
    varint((long) field << 3 | BYTES);
    varint(value.length);
    content.writeBytes(value);
    return this;
  }

  /** The fields of another message after those of this one. */
  Protobuf append(Protobuf other) {
    content.writeBytes(other.toBytes());
    return this;
  }

  byte[] toBytes() {
    return content.toByteArray();
  }

  /** Groups of seven bits, lowest first; the eighth bit says that more follow. A negative number takes ten bytes. */
  private void varint(long value) {
    long rest = value;
    while (rest >>> VARINT_BITS != 0) {
      content.write((int) (rest & 0x7f | 0x80));
      rest >>>= VARINT_BITS;
    }
    content.write((int) rest);
  }
}
