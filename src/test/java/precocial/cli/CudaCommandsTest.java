package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;
import precocial.data.DataSet;
import precocial.search.MadeUpImages;

/** Whatever is asked of {@code cuda} is answered as on {@code cpu}, to the last bit. */
@CudaTest
class CudaCommandsTest {
  private static final DataSet IMAGES = MadeUpImages.dataSet(150, 1);

  @TempDir Path temporary;
  private String genome;

  @BeforeEach
  void writeGenome() throws IOException {
    genome = Files.writeString(temporary.resolve("network.out"), Matrix.TEXT).toString();
  }

  private SearchTrial images() throws IOException {
    return SearchTrial.images(temporary, MadeUpImages.write(temporary.resolve("images"), IMAGES));
  }

  @Test
  void evaluate() {
    for (String weights : List.of("--weights=-2,-1,0.5,1", "--weights=individual")) {
      String[] options = {weights, "--episodes=3", "--format=json"};
      List<String> command = List.of("evaluate", genome, "--task=swingup", "--backend=cuda");
      String cuda = CommandRun.of(SearchTrial.join(command, options)).done().out();
      String cpu = CommandRun.of(SearchTrial.join(List.of("evaluate", genome, "--task=swingup", "--backend=cpu"), options)).out();
      assertThat(cuda).contains("\"backend\": \"cuda\"").isEqualTo(cpu.replace("\"cpu\"", "\"cuda\""));
    }
  }

  @Test
  void forward() {
    String input = "0,0,0,0,0\n1,-2,0.5,0.25,3\n0.1,0.2,-0.3,1e-3,-1\n".repeat(50);
    for (String weight : List.of("--weight=-1.5", "--weight=individual")) {
      String[] command = {"forward", genome, "--task=swingup", weight, ""};
      command[4] = "--backend=cpu";
      String cpu = CommandRun.withInput(input, command).done().out();
      command[4] = "--backend=cuda";
      assertThat(CommandRun.withInput(input, command).done().out()).isEqualTo(cpu).hasLineCount(150);
    }
  }

  @Test
  void searchOfEpisodes() throws IOException {
    isTheSameOnBoth(SearchTrial.swingUp(temporary));
  }

  @Test
  void searchByImagesAndEvaluationOfItsChampion() throws IOException {
    SearchTrial trial = images();
    isTheSameOnBoth(trial);
    String run = temporary.resolve("cuda").toString();
    String cpu = CommandRun.of("evaluate", run, "--backend=cpu").done().out();
    assertThat(CommandRun.of("evaluate", run, "--backend=cuda").done().out())
        .contains("mnist on cuda, 50 test images")
        .isEqualTo(cpu.replace(" on cpu", " on cuda"));
  }

  private static void isTheSameOnBoth(SearchTrial trial) throws IOException {
    CommandRun cuda = trial.run("cuda", "--backend=cuda");
    assertThat(cuda.code()).as(cuda.err()).isZero();
    CommandRun cpu = trial.run("cpu", "--backend=cpu");
    assertThat(trial.result("cuda")).isEqualTo(trial.result("cpu"));
    assertThat(trial.recorded("cuda")).isEqualTo("cuda");
    String found = cuda.out().substring(cuda.out().indexOf("champion of")).replace(" on cuda", " on cpu");
    assertThat(found.replace("/cuda", "/cpu")).isEqualTo(cpu.out().substring(cpu.out().indexOf("champion of")));
  }

  @Test
  void autoTakesItAndSaysSo() {
    CommandRun run = CommandRun.of("evaluate", genome, "--task=swingup", "--episodes=1");
    assertThat(run.err()).startsWith("precocial: backend cuda (device 0, ").hasLineCount(1);
    assertThat(run.out()).startsWith("swingup on cuda, ");
  }

  @Test
  void aRunGoesOnOnTheBackendItWasBegunOnOrOnTheOtherByName() throws IOException {
    SearchTrial trial = SearchTrial.swingUp(temporary);
    trial.run("whole", "--backend=cpu");
    trial.run("stays", "--backend=cuda", "--time-limit=0.000001s");
    assertThat(trial.resume("stays").err()).startsWith("precocial: backend cuda (device 0, ");
    trial.run("moves", "--backend=cpu", "--time-limit=0.000001s");
    CommandRun moved = trial.resume("moves", "--backend=cuda", "--device=0", "--time-limit=0.000001s");
    assertThat(moved.err()).startsWith("precocial: the run, begun on cpu, goes on on cuda to the same result\n");
    assertThat(moved.out()).contains("swingup on cuda, ");
    assertThat(trial.resume("moves").err()).startsWith("precocial: backend cpu (");
    for (String other : List.of("stays", "moves")) {
      assertThat(trial.result(other)).isEqualTo(trial.result("whole"));
    }
    assertThat(trial.recorded("moves")).isEqualTo("cpu");
  }

  @Test
  void wrongDevicesAreRefused() {
    List<String> command = List.of("evaluate", genome, "--task=swingup", "--backend=cuda");
    CommandRun.of(SearchTrial.join(command, "--device=999")).refused("--device: there is no device 999; ");
    CommandRun.of(SearchTrial.join(command, "--device=0,0")).refused("--device: device 0 is named twice");
    CommandRun.of(SearchTrial.join(command, "--device=first")).refused("--device: devices are 'all' or numbers", "not 'first'");
    CommandRun.of(SearchTrial.join(command, "--device=-1")).refused("--device: devices are", "not '-1'");
    CommandRun.of(SearchTrial.join(command, "--device=")).refused("--device");
    CommandRun.of("forward", genome, "--task=swingup", "--backend=cpu", "--device=0")
        .refused("--device goes with --backend cuda, not with cpu");
  }

  @Test
  @StandInOnly
  void allDevicesShareAPopulation() throws IOException {
    StandIn.devices(2);
    for (SearchTrial trial : List.of(SearchTrial.swingUp(temporary), images())) {
      String task = trial.command().get(1);
      CommandRun both = trial.run(task + "-both", "--device=all");
      assertThat(both.err()).startsWith("precocial: backend cuda (device 0, ").contains(" and device 1, ");
      assertThat(trial.run(task + "-second", "--backend=cuda", "--device=1").code()).isZero();
      trial.run(task + "-cpu", "--backend=cpu");
      assertThat(trial.result(task + "-both")).isEqualTo(trial.result(task + "-cpu"));
      assertThat(trial.result(task + "-second")).isEqualTo(trial.result(task + "-cpu"));
    }
  }
}
