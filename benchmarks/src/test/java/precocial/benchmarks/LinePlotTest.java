package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LinePlotTest {
  @Test
  void pointsStandWhereTheAxesSay() throws Exception {
    LinePlot plot = new LinePlot("networks", "steps/s");
    plot.add("cpu", List.of(10.0, 1000.0), List.of(1e6, 1e8));
    plot.add("a < b & c", List.of(100.0), List.of(1e7));
    String svg = plot.svg();
    InputSource source = new InputSource(new StringReader(svg));
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
    assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(3);
    // The middle of both axes, which go from 10 to 1 k and from 1 M to 100 M.
    assertThat(svg)
        .contains("<circle cx=\"460.0\" cy=\"220.0\"", ">10<", ">100<", ">1 k<", ">1 M<", ">10 M<", ">100 M<")
        .contains("a &lt; b &amp; c");
  }

  @Test
  void aSingleValueHasAxesToo() {
    LinePlot plot = new LinePlot("x", "y");
    plot.add("one", List.of(5.0), List.of(0.02));
    assertThat(plot.svg()).contains(">0.01<", ">0.1<", ">1<", ">10<").doesNotContain("NaN", "Infinity");
  }
}
