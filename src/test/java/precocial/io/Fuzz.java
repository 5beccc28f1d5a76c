package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages a valid file in seeded ways; a reader may only succeed or throw FormatException. */
final class Fuzz {
  private static final int VARIANTS = 20_000;
  private static final String[] TOKENS = {
    "NaN", "Infinity", "1e999", "1e-999", "-1", "0", "99999999999999999999", "2147483647", "null", "\"\"", "{}", "[", "]", "}",
    ",", "\n", "\r\n", ":", "\"id\"", "true", "\"\\ud800\"", "\u00e9", "\uFEFF", "1.5", "\u0000", "[[[[[[[[[["
  };

  interface Reader {
    void read(String text) throws FormatException;
  }

  private Fuzz() {}

  static void run(String valid, Reader reader) {
    byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < VARIANTS; i++) {
      byte[] variant = damage(bytes, random);
      for (int more = random.nextInt(3); more > 0; more--) {
        variant = damage(variant, random);
      }
      try {
        reader.read(TextFile.decode("damaged", variant));
        read++;
      } catch (FormatException e) {
        refused++;
        assertThat(e.getMessage()).startsWith("damaged: ").doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(300);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("variant " + i + ":\n" + new String(variant, StandardCharsets.UTF_8), e);
      }
    }
    // Were either 0, the fuzzer would test nothing.
    assertThat(read).isPositive();
    assertThat(refused).isGreaterThan(VARIANTS / 4);
  }

  private static byte[] damage(byte[] in, Random random) {
    if (in.length == 0) {
      return in;
    }
    int a = random.nextInt(in.length);
    int b = Math.min(in.length, a + 1 + random.nextInt(random.nextBoolean() ? 4 : 60));
    byte[] piece = Arrays.copyOfRange(in, a, b);
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(in, a);
      case 1 -> splice(in, a, b, new byte[0]);
      case 2 -> splice(in, a, a, piece);
      case 3 -> {
        int elsewhere = random.nextInt(in.length);
        yield splice(in, elsewhere, elsewhere, piece);
      }
      case 4 -> {
        byte[] flipped = in.clone();
        flipped[a] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
      case 5 -> {
        byte[] digit = in.clone();
        digit[a] = (byte) ('0' + random.nextInt(10));
        yield digit;
      }
      default -> splice(in, a, random.nextBoolean() ? a : wordEnd(in, a), token(random));
    };
  }

  private static int wordEnd(byte[] in, int start) {
    int end = start;
    while (end < in.length && "{}[],:\n ".indexOf(in[end]) < 0) {
      end++;
    }
    return end;
  }

  private static byte[] token(Random random) {
    return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] splice(byte[] in, int from, int to, byte[] piece) {
    byte[] out = new byte[in.length - (to - from) + piece.length];
    System.arraycopy(in, 0, out, 0, from);
    System.arraycopy(piece, 0, out, from, piece.length);
    System.arraycopy(in, to, out, from + piece.length, in.length - to);
    return out;
  }
}
