package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.io.FormatException;

class TableTest {
  private static final String TEXT = "generation,fitness,seconds\n1,-0.25,0.001\n2,1.0E-7,12\n";

  @TempDir Path temporary;

  @Test
  void columnsAreThoseOfTheHeader() throws IOException {
    Table table = Table.read(Files.writeString(temporary.resolve("log.csv"), TEXT));
    assertThat(table.columns()).containsExactly("generation", "fitness", "seconds");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.column("generation")).containsExactly(1, 2);
    assertThat(table.column("fitness")).containsExactly(-0.25, 1e-7);
    assertThat(table.column("seconds")).containsExactly(0.001, 12);
    assertThatIllegalArgumentException().isThrownBy(() -> table.column("time")).withMessageContaining("no column time");
    table.column("seconds")[0] = 5;
    assertThat(table.column("seconds")).containsExactly(0.001, 12);
  }

  @Test
  void whatJavaWritesOfADoubleIsRead() throws FormatException {
    double[] values = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, Double.MAX_VALUE};
    StringBuilder text = new StringBuilder("value\n");
    for (double value : values) {
      text.append(value).append('\n');
    }
    assertThat(Table.parse("log.csv", text.toString()).column("value")).containsExactly(values);
    assertThat(Table.parse("log.csv", "a,b\n,1\n2,\n").column("a")).containsExactly(Double.NaN, 2);
  }

  @Test
  void aHeaderAloneIsATableWithoutRows() throws FormatException {
    Table table = Table.parse("log.csv", "a,b\n");
    assertThat(table.rows()).isZero();
    assertThat(table.column("b")).isEmpty();
    assertThat(Table.empty().rows()).isZero();
    assertThat(Table.empty().columns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'3'", "'3,5'", "'3,0.5,11'", "'3,x'", "'3,0.5,11,12'"})
  void aLastRowWithoutItsEndIsLeftOut(String rest) throws FormatException {
    assertThat(Table.parse("log.csv", TEXT + rest).rows()).isEqualTo(2);
  }

  @Test
  void lineEndsOfWindowsAreRead() throws FormatException {
    Table table = Table.parse("log.csv", TEXT.replace("\n", "\r\n"));
    assertThat(table.columns()).last().isEqualTo("seconds");
    assertThat(table.column("seconds")).containsExactly(0.001, 12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,a\\n1,2,3\\n        | line 1 is no header",
        "a,,b\\n1,2,3\\n         | line 1 is no header",
        "\\n1\\n                 | line 1 is no header",
        "a,b                     | line 1 has no end",
        "a,b\\n1,2\\n3,4,5\\n    | line 3 has 3 cells, not 2 as the header",
        "a,b\\n1\\n              | line 2 has 1 cells",
        "a,b\\n1,2\\n\\n3,4\\n   | line 3 has 1 cells",
        "a,b\\n1,2\\n3,0x1p3\\n  | line 3 is no row of numbers, in cell 2: ",
        "a,b\\n1f,2\\n           | line 2 is no row of numbers, in cell 1: ",
        "a,b\\n1,nan\\n          | is not a finite number",
        "a,b\\n1,1e999\\n        | outside the range of a double",
        "\\n                      | is empty"
      })
  void aBadCellIsNamedByFileAndLine(String text, String message) {
    String lines = text.replace("\\n", "\n");
    assertThatThrownBy(() -> Table.read(Files.writeString(temporary.resolve("log.csv"), lines)))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(temporary.resolve("log.csv") + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void integersAreCheckedByLine() throws FormatException {
    Table table = Table.parse("log.csv", "a,b,c,d\n1,2,0,5\n2,2.5,NaN,3000000000\n");
    assertThat(table.integers("a", 1)).containsExactly(1, 2);
    for (String column : new String[] {"b", "c", "d"}) {
      assertThatThrownBy(() -> table.integers(column, 0))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("log.csv: line 3 must have an integer of at least 0 in column " + column);
    }
    assertThatThrownBy(() -> table.integers("a", 2)).hasMessageContaining("line 2 must have an integer of at least 2");
    assertThatThrownBy(() -> table.integers("e", 2)).hasMessageContaining("line 1 has no column e");
    assertThat(table.first(1).integers("b", 2)).containsExactly(2);
  }

  /** Cut anywhere, it has the rows whose ends are there; with any byte changed it is read or refused. */
  @Test
  void aDamagedFileIsReadOrRefusedInOneLine() throws IOException {
    byte[] whole = (TEXT + "3,NaN,Infinity\n").getBytes(StandardCharsets.UTF_8);
    Path file = temporary.resolve("log.csv");
    int read = 0;
    for (int cut = 0; cut < whole.length; cut++) {
      String text = new String(whole, 0, cut, StandardCharsets.UTF_8);
      Files.writeString(file, text);
      try {
        assertThat(Table.read(file).rows()).isEqualTo(text.length() - text.replace("\n", "").length() - 1);
        read++;
      } catch (FormatException e) {
        assertThat(text).doesNotContain("\n");
        assertThat(e.getMessage()).contains("log.csv: ").doesNotContain("\n");
      }
    }
    assertThat(read).isEqualTo(whole.length - TEXT.indexOf('\n') - 1);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        Table.parse("log.csv", new String(damaged, StandardCharsets.ISO_8859_1));
      } catch (FormatException e) {
        refused++;
        assertThat(e.getMessage()).startsWith("log.csv: line ").doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(200);
      }
    }
    assertThat(refused).isBetween(1_000, 19_000);
  }
}
