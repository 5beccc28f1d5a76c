package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorReaderTest {
  private static VectorReader reader(String text) {
    return new VectorReader("in", new BufferedReader(new StringReader(text)), 2);
  }

  @Test
  void vectorsComeInPortions() throws FormatException {
    VectorReader reader = reader("1,2\n 3 , 4 \r\n5e0,-6");
    assertThat(reader.next(2)).containsExactly(new double[] {1, 2}, new double[] {3, 4});
    assertThat(reader.next(2)).containsExactly(new double[] {5, -6});
    assertThat(reader.next(2)).isEmpty();
    assertThat(reader("").next(1)).isEmpty();
    assertThat(reader("\n \n").next(1)).isEmpty();
  }

  @Test
  void whatComesBeforeARefusedLineIsReturned() throws FormatException {
    VectorReader reader = reader("1,2\n3\n4,5\n");
    List<double[]> before = reader.next(10);
    assertThat(before).containsExactly(new double[] {1, 2});
    for (int again = 0; again < 2; again++) {
      assertThatThrownBy(() -> reader.next(10))
          .isInstanceOf(FormatException.class)
          .hasMessage("in: line 2 has 1 number, 2 expected");
    }
  }

  @Test
  void blankLinesMayOnlyEndTheText() throws FormatException {
    assertThat(reader("1,2\n\n \n").next(10)).hasSize(1);
    assertThatThrownBy(() -> reader("\n1,2\n").next(10)).hasMessage("in: line 1 is blank, but more numbers follow");
  }
}
