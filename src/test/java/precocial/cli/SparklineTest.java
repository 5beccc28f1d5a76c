package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparklineTest {
  @Test
  void spansTheRangeOfTheValues() {
    assertThat(Sparkline.of(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0), 60)).isEqualTo("▁▂▃▄▅▆▇█");
    assertThat(Sparkline.of(List.of(5.0, 5.0), 60)).isEqualTo("▁▁");
  }

  @Test
  void longSeriesAreAveragedIntoTheWidth() {
    List<Double> values = IntStream.range(0, 1000).mapToObj(i -> (double) i).toList();
    assertThat(Sparkline.of(values, 8)).isEqualTo("▁▂▃▄▅▆▇█");
  }
}
