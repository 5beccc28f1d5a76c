package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.cuda.CudaDriver;

/** What is said of the backend cuda where it can't run. */
class WithoutCudaTest {
  private static final String WHY_NOT = "cuda cannot run here: " + CudaDriver.unavailable().orElseThrow();

  @TempDir Path temporary;
  private String genome;
  private SearchTrial trial;

  @BeforeEach
  void writeGenome() throws IOException {
    genome = Files.writeString(temporary.resolve("network.out"), Matrix.TEXT).toString();
    trial = SearchTrial.swingUp(temporary);
  }

  private CommandRun evaluate(String... options) {
    return CommandRun.of(SearchTrial.join(List.of("evaluate", genome, "--task=swingup", "--episodes=1"), options));
  }

  private CommandRun forward(String... options) {
    return CommandRun.withInput("1,2,3,4,5\n", SearchTrial.join(List.of("forward", genome, "--task=swingup"), options));
  }

  @Test
  void askedForByNameItIsRefusedWithTheReason() {
    evaluate("--backend=cuda").refused("--backend: " + WHY_NOT);
    forward("--backend=cuda").refused("--backend: " + WHY_NOT);
    forward("--backend=cuda", "--device=7").refused("--backend: " + WHY_NOT);
    trial.run("a", "--backend=cuda").refused("--backend: " + WHY_NOT);
    assertThat(temporary.resolve("a")).doesNotExist();
  }

  @Test
  void devicesGoWithItAlone() {
    evaluate("--device=0").refused("--device goes with --backend cuda, which " + WHY_NOT.replace("cuda ", ""));
    evaluate("--device=0", "--backend=cpu").refused("--device goes with --backend cuda, not with cpu");
    forward("--device=all", "--backend=reference").refused("--device goes with --backend cuda, not with reference");
    trial.run("a", "--device=0,1", "--backend=cpu").refused("--device goes with --backend cuda, not with cpu");
    assertThat(trial.run("b", "--backend=cpu").code()).isZero();
    trial.resume("b", "--device=0").refused("--device goes with --backend cuda, not with cpu");
  }

  @Test
  void aRunBegunOnItGoesOnOnTheCpuByNameToTheSameResult() throws IOException {
    trial.run("whole", "--backend=cpu");
    trial.run("moved", "--backend=cpu", "--time-limit=0.000001s");
    trial.record("moved", "cuda");
    trial.resume("moved").refused(
        "--resume: the run was begun on cuda; " + WHY_NOT + "; --backend cpu goes on to the same result");
    trial.resume("moved", "--backend=cuda").refused("--backend: " + WHY_NOT);
    CommandRun resumed = trial.resume("moved", "--backend=cpu");
    assertThat(resumed.code()).isZero();
    assertThat(resumed.err())
        .startsWith("precocial: the run, begun on cuda, goes on on cpu to the same result\nprecocial: resuming swingup");
    assertThat(resumed.out()).contains("swingup on cpu,");
    assertThat(trial.result("moved")).isEqualTo(trial.result("whole"));
    assertThat(trial.recorded("moved")).isEqualTo("cuda");
  }

  @Test
  void theReferenceNeverMixesWithTheOthers() throws IOException {
    trial.run("a", "--backend=cpu", "--time-limit=0.000001s");
    trial.resume("a", "--backend=reference").refused("--backend: the run was begun on cpu and goes on there, not on reference");
    trial.record("a", "cuda");
    trial.resume("a", "--backend=reference").refused("--backend: the run was begun on cuda and goes on there, not on reference");
    trial.record("a", "reference");
    for (String other : List.of("cpu", "cuda", "tpu")) {
      trial.resume("a", "--backend=" + other).refused("begun on reference and goes on there, not on " + other);
    }
    // Another record doesn't make the checkpoint another.
    trial.resume("a").refused("checkpoint.gz: the checkpoint is of a run with other settings");
    trial.record("a", "tpu");
    trial.resume("a").refused("--resume: the run was begun on tpu; unknown backend 'tpu'; known: auto, cuda, cpu, reference");
  }

  @ParameterizedTest
  @ValueSource(strings = {"search", "evaluate", "forward"})
  void helpNamesItAndItsDevices(String command) {
    assertThat(CommandRun.of(command, "--help").done().out()).contains("cuda (float32 on NVIDIA GPUs)", "--device=N");
  }
}
