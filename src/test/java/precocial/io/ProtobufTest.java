package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ProtobufTest {
  private static String hex(Protobuf message) {
    return HexFormat.of().formatHex(message.toBytes());
  }

  /** The examples of the format's description. */
  @Test
  void fieldsAreThoseOfTheWireFormat() {
    assertThat(hex(new Protobuf().integer(1, 150))).isEqualTo("089601");
    assertThat(hex(new Protobuf().text(2, "testing"))).isEqualTo("120774657374696e67");
    assertThat(hex(new Protobuf().message(3, new Protobuf().integer(1, 150)))).isEqualTo("1a03089601");
  }

  @Test
  void integersTakeAsManyGroupsAsTheyNeed() {
    assertThat(hex(new Protobuf().integer(1, 0))).isEqualTo("0800");
    assertThat(hex(new Protobuf().integer(1, 127))).isEqualTo("087f");
    assertThat(hex(new Protobuf().integer(1, 128))).isEqualTo("088001");
    assertThat(hex(new Protobuf().integer(1, Long.MAX_VALUE))).isEqualTo("08ffffffffffffffff7f");
    assertThat(hex(new Protobuf().integer(1, -1))).isEqualTo("08ffffffffffffffffff01");
    assertThat(hex(new Protobuf().integer(20, 2))).isEqualTo("a00102");
  }

  @Test
  void fieldsKeepTheirOrderAndEmptyOnesStay() {
    Protobuf first = new Protobuf().text(5, "").integer(1, 1);
    assertThat(hex(first.append(new Protobuf().bytes(2, new byte[] {-1})))).isEqualTo("2a000801" + "1201ff");
  }

  @Test
  void textIsValidUtf8WhateverItHolds() {
    assertThat(hex(new Protobuf().text(1, "\u00e9\ud83d\ude00\u0000"))).isEqualTo("0a07c3a9f09f988000");
    assertThat(hex(new Protobuf().text(1, "\ud83d"))).isEqualTo("0a013f");
  }
}
