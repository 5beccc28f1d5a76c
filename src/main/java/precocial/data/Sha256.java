package precocial.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal, small letters. */
final class Sha256 {
  private Sha256() {}

  static String of(byte[] bytes) {
    return hex(digest(), bytes);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of what the digest has seen and these bytes behind it. */
  static String hex(MessageDigest digest, byte[] last) {
    return HexFormat.of().formatHex(digest.digest(last));
  }
}
