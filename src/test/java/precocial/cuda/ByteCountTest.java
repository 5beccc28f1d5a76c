package precocial.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteCountTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes", "1023, 1023 bytes", "1024, 1.0 KiB", "1536, 1.5 KiB", "1048575, 1.0 MiB", "84942979072, 79.1 GiB",
    "9223372036854775807, 8388608.0 TiB"
  })
  void aUnitThatSuits(long bytes, String text) {
    assertThat(ByteCount.text(bytes)).isEqualTo(text);
  }
}
