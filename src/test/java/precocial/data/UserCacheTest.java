package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserCacheTest {
  private static String folder(Map<String, String> environment) {
    return UserCache.folder(environment, "/home/u").toString();
  }

  @Test
  void theVariableOfOurOwnComesFirstThenTheCachesOfTheUser() {
    assertThat(folder(Map.of("PRECOCIAL_DATA", "/d", "XDG_CACHE_HOME", "/c"))).isEqualTo("/d");
    assertThat(folder(Map.of("PRECOCIAL_DATA", "", "XDG_CACHE_HOME", "/c"))).isEqualTo("/c/precocial");
    assertThat(folder(Map.of("XDG_CACHE_HOME", ""))).isEqualTo("/home/u/.cache/precocial");
    assertThat(folder(Map.of("XDG_CACHE_HOME", "relative"))).isEqualTo("/home/u/.cache/precocial");
    assertThat(folder(Map.of())).isEqualTo("/home/u/.cache/precocial");
    assertThat(folder(Map.of("PRECOCIAL_DATA", "d"))).isEqualTo(Path.of("d").toAbsolutePath().toString());
  }
}
