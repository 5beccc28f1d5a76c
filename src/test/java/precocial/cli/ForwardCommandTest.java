package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardCommandTest {
  private static final double[][] VECTORS = {{0, 0, 0, 0, 0}, {1, -2, 0.5, 0.25, 3}, {0.1, 0.2, -0.3, 1e-3, -1}};
  private static final String INPUT = "0,0,0,0,0\n1, -2, 0.5, 0.25, 3\r\n0.1,0.2,-0.3,1e-3,-1\n";

  @TempDir Path folder;
  private String genome;

  @BeforeEach
  void writeGenome() throws IOException {
    genome = Files.writeString(folder.resolve("network.out"), Matrix.TEXT).toString();
  }

  private CommandRun forward(String input, String... more) {
    List<String> args = new ArrayList<>(List.of("forward", genome, "--inputs=5", "--outputs=1"));
    args.addAll(List.of(more));
    return CommandRun.withInput(input, args.toArray(new String[0]));
  }

  @Test
  void referenceGivesTheFormulasInDoubles() {
    for (String weight : List.of("-1.5", "individual")) {
      List<String> lines = forward(INPUT, "--backend=reference", "--weight=" + weight).done().out().lines().toList();
      assertThat(lines).hasSize(3);
      for (int i = 0; i < 3; i++) {
        double expected = Matrix.output(VECTORS[i], weight.equals("individual") ? Double.NaN : -1.5);
        assertThat(Double.parseDouble(lines.get(i))).isEqualTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void cpuWritesTheShortestTextOfItsFloats() {
    List<String> lines = forward(INPUT, "--backend=cpu").done().out().lines().toList();
    for (int i = 0; i < 3; i++) {
      float value = Float.parseFloat(lines.get(i));
      assertThat((double) value).isEqualTo(Matrix.output(VECTORS[i], 1), within(1e-5));
      assertThat(lines.get(i).replaceAll("[-.]|E.*", "").replaceAll("^0+", "").length()).isLessThanOrEqualTo(9);
    }
    assertThat(forward(INPUT, "--backend=cpu", "--weight=1", "--threads=2").done().out().lines()).isEqualTo(lines);
    assertThat(forward(INPUT, "--backend=cpu", "--weight", "-1").done().out().lines()).isNotEqualTo(lines);
  }

  @Test
  void severalOutputsKeepTheirOrder() throws IOException {
    String two = Files.writeString(folder.resolve("two.out"), "0,0,1,0,1\n0,0,2,3,1\n0,0,0,0,1\n0,0,0,0,7\n").toString();
    String[] args = {"forward", two, "--inputs=1", "--outputs=2", "--weight=individual", "--backend=cpu"};
    assertThat(CommandRun.withInput("10\n-1\n\n\n", args).done().out()).isEqualTo("21.0,-30.0\n-1.0,3.0\n");
    assertThat(CommandRun.withInput("", args).done().out()).isEmpty();
  }

  @Test
  void manyBlocksAreOneStream() {
    String input = "0.5,1,0,-1,2\n".repeat(5000);
    String out = forward(input, "--backend=cpu").done().out();
    assertThat(out.lines()).hasSize(5000);
    assertThat(out.lines().distinct()).hasSize(1);
  }

  @Test
  void aLineIsAnsweredBeforeTheNextIsThere() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> sizes = new ArrayList<>();
    InputStream in =
        new InputStream() {
          private ByteArrayInputStream line = new ByteArrayInputStream(new byte[0]);
          private int given;

          @Override
          public int read() {
            throw new AssertionError();
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            if (line.available() == 0 && given < 3) {
              sizes.add((int) out.toString(StandardCharsets.UTF_8).lines().count());
              given++;
              line = new ByteArrayInputStream("0,0,0,0,0\n".getBytes(StandardCharsets.UTF_8));
            }
            return line.read(bytes, from, length);
          }

          @Override
          public int available() {
            return line.available();
          }
        };
    String[] args = {"forward", genome, "--task=swingup", "--backend=cpu"};
    assertThat(Main.run(args, in, out, OutputStream.nullOutputStream())).isZero();
    assertThat(sizes).containsExactly(0, 1, 2);
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
  }

  @Test
  void aReaderThatLeavesEndsTheStream() {
    int[] written = {0};
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            written[0]++;
            throw new IOException("Broken pipe");
          }
        };
    InputStream endless =
        new InputStream() {
          private final byte[] line = "1,2,3,4,5\n".getBytes(StandardCharsets.UTF_8);
          private int at;

          @Override
          public int read() {
            return line[at++ % line.length];
          }

          @Override
          public int available() {
            return 1;
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(Main.run(new String[] {"forward", genome, "--task=swingup", "--backend=cpu"}, endless, out, err)).isZero();
    assertThat(err.size()).isZero();
    assertThat(written[0]).isPositive();
  }

  @Test
  void aWrongLineIsRefusedByNumberAfterThoseBeforeIt() {
    refuses("1,2,3,4\n", 0, "line 1 has 4 numbers, 5 expected");
    refuses("7\n", 0, "line 1 has 1 number, 5 expected");
    refuses("0,0,0,0,0\n1,2,3,4,5,6\n0,0,0,0,0\n", 1, "line 2 has 6 numbers, 5 expected");
    refuses("0,0,0,0,0\n0,0,0,0,0\n0,NaN,0,0,0\n", 2, "line 3, column 2: 'NaN' is not a finite number");
    refuses("0,0,0,0,0\n0,0,0,0,Infinity\n", 1, "line 2, column 5: 'Infinity' is not a finite number");
    refuses("a,b,c,d,e\n", 0, "line 1, column 1: 'a' is not a number");
    refuses("0,0,0,0,\n", 0, "line 1, column 5: a number is missing");
    refuses("0,0,0,0,1e40\n", 0, "line 1, column 5: '1e40' is outside the range of a float");
    refuses("0,0,0,0,0\n\n\n0,0,0,0,0\n", 1, "line 2 is blank, but more numbers follow");
    refuses("0,0,0,0,0\n".repeat(3000) + "x\n", 3000, "line 3001 has 1 number, 5 expected");
  }

  private void refuses(String input, int linesBefore, String message) {
    CommandRun run = forward(input, "--backend=cpu");
    run.refused("standard input: " + message);
    assertThat(run.out().lines()).hasSize(linesBefore);
  }

  @Test
  void aRefusedFirstLineIsAllThatIsSaid() {
    forward("x\n").refused("standard input: line 1");
    assertThat(forward(INPUT).err()).startsWith("precocial: backend cpu (").hasLineCount(1);
  }

  @Test
  void unreadableInputIsRefused() {
    InputStream in =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Is a directory");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(new String[] {"forward", genome, "--task=swingup"}, in, OutputStream.nullOutputStream(), err);
    assertThat(code + " " + err).isEqualTo("2 precocial: standard input: cannot be read: Is a directory\n");
  }

  @Test
  void wrongOptionsAreRefused() {
    forward(INPUT, "--weight=NaN").refused("--weight: 'NaN' is not a finite number");
    forward(INPUT, "--weight=1,2").refused("--weight: '1,2' is not a number");
    forward(INPUT, "--threads=0").refused("--threads must be from 1 to 1024, not 0");
    forward(INPUT, "--backend=tpu").refused("--backend", "'tpu'");
    forward(INPUT, "--task=swingup").refused("--task excludes --inputs and --outputs");
    CommandRun.of("forward", genome).refused("network.out", "give --task, or --inputs and --outputs");
    CommandRun.of("forward", genome, "--inputs=5").refused("--inputs and --outputs go together");
    CommandRun.of("forward", genome, "--inputs=0", "--outputs=1").refused("--inputs must be at least 1, not 0");
    CommandRun.of("forward", genome, "--inputs=5", "--outputs=-1").refused("--outputs must be at least 1, not -1");
    CommandRun.of("forward", genome, "--inputs=9", "--outputs=2").refused("network.out: line 1 has 11 comma-separated numbers");
    CommandRun.of("forward", genome, "--task=walk").refused("--task", "unknown task 'walk'; known: swingup");
  }

  @Test
  void tunedWeightsAreTaken() throws IOException {
    double[] parameters = {0.25, 1, -0.5, 0.5, 1.5, -2, 1, 1, -1, 0.75, 1, 2};
    String tuned = Files.writeString(folder.resolve("t.wann.json"), "[" + Arrays.toString(parameters) + "]").toString();
    assertThat(forward(INPUT, "--backend=reference", "--tuned", tuned).done().out())
        .isEqualTo(forward(INPUT, "--backend=reference", "--weight=individual").done().out());
    assertThat(forward(INPUT, "--backend=reference", "--tuned", tuned, "--weight-bias=-1").done().out())
        .isNotEqualTo(forward(INPUT, "--backend=reference", "--weight=individual").done().out());
    forward(INPUT, "--tuned", tuned, "--weight=1").refused("--weight: --tuned goes with --weight=individual alone");
  }
}
