package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;
import precocial.search.MadeUpImages;

/** What commands do when a call of CUDA fails. */
@CudaTest
@StandInOnly
class CudaFailureTest {
  private static final int ILLEGAL_ADDRESS = 700;
  private static final String LAUNCH = "cuLaunchKernel";
  private static final String FAILED = "precocial: cuda failed: " + LAUNCH;
  private static final String MEANING = "CUDA_ERROR_ILLEGAL_ADDRESS (700): ";

  @TempDir Path temporary;
  private String genome;

  @BeforeEach
  void writeGenome() throws IOException {
    genome = Files.writeString(temporary.resolve("network.out"), Matrix.TEXT).toString();
  }

  private SearchTrial trial(String task) throws IOException {
    return task.equals("swingup")
        ? SearchTrial.swingUp(temporary)
        : SearchTrial.images(temporary, MadeUpImages.write(temporary.resolve("images"), MadeUpImages.dataSet(150, 1)));
  }

  private CommandRun evaluate(String... options) {
    return CommandRun.of(SearchTrial.join(List.of("evaluate", genome, "--task=swingup", "--episodes=2"), options));
  }

  @ParameterizedTest
  @ValueSource(strings = {"swingup", "mnist"})
  void inMidSearchItStopsAtItsCheckpointAndGoesOnFromThere(String task) throws IOException {
    SearchTrial trial = trial(task);
    trial.run("whole", "--backend=cpu");
    trial.run("failed", "--backend=cuda", "--time-limit=0.000001s");
    Path directory = temporary.resolve("failed");
    Path log = directory.resolve("log.csv");
    assertThat(log).content().hasLineCount(2);
    // Until there are rows of two generations that the checkpoint lacks.
    for (int launch = 1; Files.readAllLines(log).size() < 4; launch += 1 + launch / 4) {
      StandIn.reset();
      StandIn.fail(LAUNCH, launch, ILLEGAL_ADDRESS);
      CommandRun failed = trial.resume("failed");
      assertThat(failed.code()).isEqualTo(1);
      assertThat(failed.out()).isEmpty();
      assertThat(failed.err())
          .containsPattern(
              "(?m)^" + FAILED + " [^\n]*" + Pattern.quote(MEANING) + "[^\n;]*; \\Qthe search stopped, and its checkpoint is of "
                  + "generation 1; to go on: precocial search --resume " + directory
                  + " (with --backend cpu to the same result)\\E$")
          .doesNotContain("\tat ");
    }
    StandIn.reset();
    CommandRun resumed = trial.resume("failed", "--backend=cpu");
    assertThat(resumed.code()).isZero();
    assertThat(resumed.err()).contains(", 1 of ");
    assertThat(trial.result("failed")).isEqualTo(trial.result("whole"));
  }

  @Test
  void behindTheLastGenerationOnlyTheEvaluationIsMissing() throws IOException {
    SearchTrial trial = trial("swingup");
    CommandRun whole = trial.run("a", "--backend=cuda");
    StandIn.fail(LAUNCH, 1, ILLEGAL_ADDRESS);
    CommandRun failed = trial.resume("a");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err())
        .contains(FAILED, "; all generations are done, and only the evaluation of the champion is missing; to make up for it: ")
        .endsWith("precocial search --resume " + temporary.resolve("a") + " (with --backend cpu to the same result)\n");
    StandIn.reset();
    assertThat(trial.resume("a").out()).isEqualTo(whole.out());
  }

  @Test
  void autoFallsBackWhereDevicesCannotBeListed() {
    StandIn.fail("cuDeviceGetName", 1, 46);
    CommandRun run = evaluate("--device=0");
    assertThat(run.code()).isZero();
    assertThat(run.err()).startsWith("precocial: backend cpu (").contains("), for cuda failed: cuDeviceGetName").hasLineCount(1);
    StandIn.reset();
    StandIn.fail("cuDeviceGetName", 1, 46);
    evaluate("--device=0", "--backend=cuda").failed(1, "cuda failed: cuDeviceGetName");
  }

  @Test
  void evaluateAndForwardFailInOneLine() {
    StandIn.fail(LAUNCH, 1, ILLEGAL_ADDRESS);
    CommandRun run = evaluate("--backend=cuda");
    run.failed(1, FAILED, MEANING);
    assertThat(run.out()).isEmpty();
    StandIn.reset();
    StandIn.fail(LAUNCH, 1, ILLEGAL_ADDRESS);
    CommandRun.withInput("1,2,3,4,5\n", "forward", genome, "--task=swingup", "--backend=cuda").failed(1, FAILED, MEANING);
    StandIn.reset();
    StandIn.fail(LAUNCH, 1, ILLEGAL_ADDRESS);
    assertThat(evaluate("--backend=cuda", "--verbose").err()).contains("precocial.cuda.CudaFailure", "\tat precocial.cuda.");
    StandIn.reset();
    assertThat(evaluate("--backend=cuda").done().out()).contains("swingup on cuda");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuDevicePrimaryCtxRetain", "cuCtxSetCurrent"})
  void atStartUpAutoFallsBackAndAnythingElseFails(String call) throws IOException {
    StandIn.fail(call, 1, 46);
    CommandRun run = evaluate();
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("precocial: backend cpu (")
        .containsPattern("\\), for cuda failed: " + call + ".*CUDA_ERROR_DEVICE_UNAVAILABLE \\(46\\)");
    assertThat(run.out()).startsWith("swingup on cpu, ");
    StandIn.reset();
    StandIn.fail(call, 1, 46);
    evaluate("--backend=cuda").failed(1, "cuda failed: " + call, "CUDA_ERROR_DEVICE_UNAVAILABLE (46)");
    StandIn.reset();
    SearchTrial trial = trial("swingup");
    StandIn.fail(call, 1, 46);
    trial.run("a", "--backend=cuda").failed(1, "cuda failed: " + call);
    assertThat(temporary.resolve("a")).doesNotExist();
    StandIn.reset();
    StandIn.fail(call, 1, 46);
    assertThat(trial.run("a").err()).startsWith("precocial: backend cpu (").contains("), for cuda failed: " + call);
    assertThat(trial.recorded("a")).isEqualTo("cpu");
  }

  @Test
  void atStartUpARunThatWasBegunOnItGoesOnElsewhereByNameAlone() throws IOException {
    SearchTrial trial = trial("swingup");
    trial.run("whole", "--backend=cpu");
    trial.run("a", "--backend=cuda", "--time-limit=0.000001s");
    StandIn.fail("cuDevicePrimaryCtxRetain", 1, 46);
    trial.resume("a").failed(
        1, "the run was begun on cuda, which failed: cuDevicePrimaryCtxRetain", "; --backend cpu goes on to the same result");
    StandIn.reset();
    StandIn.devices(0);
    trial.resume("a").refused(
        "--resume: the run was begun on cuda; cuda cannot run here: no CUDA device",
        "; --backend cpu goes on to the same result");
    assertThat(trial.resume("a", "--backend=cpu").code()).isZero();
    assertThat(trial.result("a")).isEqualTo(trial.result("whole"));
  }
}
