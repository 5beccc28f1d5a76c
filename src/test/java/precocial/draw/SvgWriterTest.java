package precocial.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import precocial.genome.FixedTopology;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;
import precocial.io.GenomeFiles;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.task.ImageTask;
import precocial.task.Task;
import precocial.task.Tasks;

class SvgWriterTest {
  private static final Task SWINGUP = Tasks.named("swingup");
  private static final Network FIXED = NetworkCompiler.compile(FixedTopology.of(5, 1, 5, 5));

  private static Network model(String name) throws Exception {
    return NetworkCompiler.compile(GenomeFiles.read(Path.of(name), null, null).genome());
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static long count(Document svg, String element, String attribute, String prefix) {
    NodeList all = svg.getElementsByTagName(element);
    long count = 0;
    for (int i = 0; i < all.getLength(); i++) {
      count += ((Element) all.item(i)).getAttribute(attribute).startsWith(prefix) ? 1 : 0;
    }
    return count;
  }

  /** Curves of connections, which alone have curved segments. */
  private static long connections(String svg) {
    return svg.lines().filter(line -> line.startsWith("<path") && line.contains("C")).count();
  }

  @Test
  void everyConnectionAndEveryConnectedNodeIsThere() throws Exception {
    String svg = SvgWriter.text(FIXED, SWINGUP, false, "baseline");
    Document document = parse(svg);
    assertThat(connections(svg)).isEqualTo(66);
    assertThat(svg).contains(">x</text>", ">ẋ</text>", ">cos θ</text>", ">θ\u0307</text>", ">force</text>", ">bias</text>");
    assertThat(svg).contains(">linear (1)</text>", ">tanh (10)</text>", ">baseline</text>");
    // Ten hidden nodes, and one in the legend.
    assertThat(count(document, "use", "xlink:href", "#tanh")).isEqualTo(11);
    assertThat(svg).contains("5 of 5 inputs, 10 hidden nodes in 2 layers, 1 output, 66 connections, one shared weight");
  }

  @Test
  void weightsShowBySignAndSize() throws Exception {
    String svg = SvgWriter.text(model("swingup"), SWINGUP, true, "swingup");
    parse(svg);
    assertThat(connections(svg)).isEqualTo(61);
    assertThat(svg).contains("positive weight", "negative weight", Ink.POSITIVE, Ink.NEGATIVE, "individual weights");
    String plain = SvgWriter.text(model("swingup"), SWINGUP, false, "swingup");
    assertThat(plain).doesNotContain("negative weight", Ink.POSITIVE, Ink.NEGATIVE);
  }

  @Test
  void pixelsAreSquaresAndNotNodes() throws Exception {
    String svg = SvgWriter.text(model("mnist"), ImageTask.MNIST, true, "mnist");
    Document document = parse(svg);
    // With the ground and the sign of the legend.
    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(256 + 2);
    assertThat(connections(svg)).isEqualTo(2_044);
    assertThat(svg).contains("246 of 256 pixels", "2,044 connections", ">9</text>").doesNotContain("pixel 7");
    // Ten are read by no node.
    assertThat(count(document, "rect", "fill", "#ffffff")).isEqualTo(10 + 1);
  }

  @Test
  void isTheSameEachTime() throws Exception {
    assertThat(SvgWriter.text(model("mnist"), ImageTask.MNIST, true, "a"))
        .isEqualTo(SvgWriter.text(model("mnist"), ImageTask.MNIST, true, "a"));
  }

  @Test
  void hostileNamesStayText() throws Exception {
    String name = "</title><script>alert('1')</script>&amp;\" onload=\"x\u0000\u001b\uFFFE\uD800\n]]>";
    Document document = parse(SvgWriter.text(FIXED, null, false, name));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .startsWith("</title><script>alert('1')</script>&amp;\" onload=\"x");
  }

  @Test
  void namesNothingButTextAndShapes() throws Exception {
    Document document = parse(SvgWriter.text(model("mnist"), ImageTask.MNIST, true, "mnist"));
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      assertThat(all.item(i).getNodeName()).isIn("svg", "title", "rect", "text", "defs", "g", "circle", "path", "use");
    }
  }

  @Test
  void anyNetworkCanBeDrawn() throws Exception {
    parse(SvgWriter.text(NetworkCompiler.compile(Genome.minimal(5, 1, 0, new Random(1))), SWINGUP, false, ""));
    parse(SvgWriter.text(NetworkCompiler.compile(Genome.minimal(256, 10, 0, new Random(1))), ImageTask.MNIST, true, ""));
    for (int seed = 0; seed < 30; seed++) {
      Network network = NetworkCompiler.compile(RandomGenomes.evolved(1 + seed % 9, 1 + seed % 4, 8 * seed, seed));
      String svg = SvgWriter.text(network, seed % 2 == 0 ? null : SWINGUP, seed % 3 == 0, "seed " + seed);
      parse(svg);
      assertThat(connections(svg)).isEqualTo(network.connections());
      assertThat(svg).doesNotContain("NaN", "Infinity");
    }
  }

  @Test
  void tooLargeANetworkIsRefused() {
    Network network = NetworkCompiler.compile(FixedTopology.of(400, 1, 300));
    assertThatThrownBy(() -> SvgWriter.text(network, null, false, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("120601 connections; a picture may have 100000 at most");
  }

  @Test
  void numbersAreShort() {
    assertThat(Svg.number(0)).isEqualTo("0");
    assertThat(Svg.number(-0.004)).isEqualTo("0");
    assertThat(Svg.number(-1.005e3)).isEqualTo("-1005");
    assertThat(Svg.number(12.3)).isEqualTo("12.3");
    assertThat(Svg.number(-0.07)).isEqualTo("-0.07");
    assertThat(Svg.number(9.999)).isEqualTo("10");
  }
}
