package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.search.Table;

class PhaseSharesTest {
  private static final String HEADER = "generation,breed_seconds,judge_seconds,confirm_seconds,save_seconds\n";

  @TempDir Path folder;

  private PhaseShares shares(String rows) throws IOException {
    return PhaseShares.of(Table.read(Files.writeString(folder.resolve("details.csv"), HEADER + rows)));
  }

  @Test
  void eachStretchHasTheSecondsThatPassedInIt() throws IOException {
    PhaseShares shares = shares("1,1,2,0,1\n2,1,5,1,1\n3,1,5,1,1\n");
    assertThat(shares.generation()).containsExactly(0, 1, 2, 3);
    assertThat(shares.percent()[0]).containsExactly(25, 25, 0, 0);
    assertThat(shares.percent()[1]).containsExactly(50, 50, 75, 0);
    assertThat(shares.percent()[2]).containsExactly(0, 0, 25, 0);
    assertThat(shares.percent()[3]).containsExactly(25, 25, 0, 0);
  }

  @Test
  void manyGenerationsShareStretches() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int g = 101; g <= 4_196; g++) {
      rows.append(g).append(',').append(g).append(',').append(3 * g).append(",0,0\n");
    }
    PhaseShares shares = shares(rows.toString());
    assertThat(shares.generation()).hasSize(61).startsWith(100).endsWith(4_196);
    assertThat(shares.percent()[0]).containsOnly(25);
    assertThat(shares.percent()[1]).containsOnly(75);
  }
}
