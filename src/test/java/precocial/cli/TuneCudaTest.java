package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;

/** A tuning on {@code cuda} is that on {@code cpu}, to the last bit, and goes on on either. */
@CudaTest
class TuneCudaTest {
  @TempDir Path temporary;

  private TuneTrial trial(String method) throws IOException {
    return method.isEmpty() ? TuneTrial.swingUp(temporary) : TuneTrial.images(temporary, method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pepg", "adam"})
  void isTheSameOnBothAndCrossesOver(String method) throws IOException {
    TuneTrial trial = trial(method);
    CommandRun cuda = trial.run("cuda", "--backend=cuda");
    assertThat(cuda.code()).as(cuda.err()).isZero();
    CommandRun cpu = trial.run("cpu", "--backend=cpu");
    assertThat(trial.result("cuda")).isEqualTo(trial.result("cpu"));
    assertThat(temporary.resolve("cuda/config.json")).content().contains("\"backend\": \"cuda\"");
    String table = cpu.out().substring(cpu.out().indexOf("champion "), cpu.out().indexOf("/champion.json"));
    assertThat(cuda.out()).contains(table.substring(0, table.lastIndexOf('\n')));
    trial.run("both", "--backend=cuda", "--time-limit=0.000001s");
    CommandRun resumed = trial.resume("both", "--backend=cpu");
    assertThat(resumed.err()).contains("the run, begun on cuda, goes on on cpu to the same result");
    assertThat(trial.result("both")).isEqualTo(trial.result("cpu"));
  }

  @Test
  @StandInOnly
  void whereTheGpuFailsItStopsAtItsCheckpointAndGoesOnFromThere() throws IOException {
    TuneTrial trial = trial("");
    trial.run("whole", "--backend=cpu");
    trial.run("failed", "--backend=cuda", "--time-limit=0.000001s");
    Path log = temporary.resolve("failed/log.csv");
    assertThat(log).content().hasLineCount(2);
    // Until there are rows of two generations that the checkpoint lacks.
    for (int launch = 1; Files.readAllLines(log).size() < 4; launch++) {
      StandIn.reset();
      StandIn.fail("cuLaunchKernel", launch, 700);
      CommandRun failed = trial.resume("failed");
      assertThat(failed.code()).isEqualTo(1);
      assertThat(failed.out()).isEmpty();
      assertThat(failed.err()).containsPattern(
          "(?m)^precocial: cuda failed: cuLaunchKernel [^\n]*; \\Qthe tuning stopped, and its checkpoint is of generation 1; to "
              + "go on: precocial tune --resume " + temporary.resolve("failed") + " (with --backend cpu to the same result)\\E$");
    }
    StandIn.reset();
    assertThat(trial.resume("failed", "--backend=cpu").err()).contains(", 1 of ");
    assertThat(trial.result("failed")).isEqualTo(trial.result("whole"));
  }
}
