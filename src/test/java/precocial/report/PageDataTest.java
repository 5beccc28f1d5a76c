package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import precocial.genome.RandomGenomes;
import precocial.network.Network;
import precocial.report.PageData.Judged;
import precocial.report.Subject.Shown;
import precocial.task.Tasks;

class PageDataTest {
  private static final int CHAMPIONS = 40;
  private static final int BYTES = 75_000; // of each: 100 KB in a page, for it does not pack

  /** A section whose champions have much that can be left out. */
  private record Heavy(int savings) implements TaskSection {
    @Override
    public int pixelColumns() {
      return 0;
    }

    @Override
    public void judge(Map<String, Object> champion, Network network, boolean individual, boolean last) {
      byte[] bytes = new byte[BYTES];
      new Random((int) champion.get("generation")).nextBytes(bytes);
      champion.put("heavy", Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public Map<String, Object> lighter(Map<String, Object> champion, int saving) {
      String heavy = (String) champion.get("heavy");
      Map<String, Object> lighter = new LinkedHashMap<>(champion);
      lighter.put("heavy", heavy.substring(0, heavy.length() >> saving));
      return lighter;
    }

    @Override
    public double bestWeight(Map<String, Object> champion) {
      return 1;
    }

    @Override
    public void demonstrate(Map<String, Object> page, int last, Network network, boolean individual) {
      page.put("lastNumber", last);
    }
  }

  private static List<?> champions(int savings) throws Exception {
    TaskSection section = new Heavy(savings);
    List<Shown> shown = IntStream.range(0, CHAMPIONS)
        .mapToObj(g -> new Shown(g, "generation " + g, 0.0, RandomGenomes.evolved(5, 1, 3, g))).toList();
    List<Judged> judged = shown.stream().map(each -> Judged.of(each, section, false)).toList();
    Subject subject = new Subject("title", Tasks.named("swingup"), Map.of(), null, shown);
    String html = PageData.html(subject, judged, section, "1", false);
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Report.LIMIT);
    Map<String, Object> data = new PageText(html).data();
    List<?> champions = (List<?>) data.get("champions");
    assertThat(data).containsEntry("lastNumber", champions.size() - 1);
    return champions;
  }

  private static int weight(Object champion) {
    return ((String) ((Map<?, ?>) champion).get("heavy")).length() * 3 / 4;
  }

  @Test
  void championsBecomeLighterBeforeAnyIsLeftOut() throws Exception {
    List<?> champions = champions(3);
    assertThat(champions).hasSize(CHAMPIONS);
    assertThat(champions.subList(0, CHAMPIONS - 1)).allSatisfy(each -> assertThat(weight(each)).isEqualTo(BYTES / 4));
    assertThat(weight(champions.get(CHAMPIONS - 1))).isEqualTo(BYTES);
  }

  @Test
  void whereThatIsNotEnoughSomeAreLeftOut() throws Exception {
    List<?> champions = champions(1);
    assertThat(champions).hasSize(CHAMPIONS / 2);
    assertThat(((Map<?, ?>) champions.get(0)).get("generation")).isEqualTo(0);
    assertThat(((Map<?, ?>) champions.get(champions.size() - 1)).get("generation")).isEqualTo(CHAMPIONS - 1);
    assertThat(champions(0)).hasSize(CHAMPIONS / 4);
  }
}
