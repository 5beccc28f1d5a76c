package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final List<String> HOSTILE = List.of(
      "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "@DATA@ @SCRIPT@ $1 \\1", "a\u2028b\u0000\u202Ec",
      "\"'&<>`${x}");

  @Test
  void thePolicyNamesTheVeryScriptAndStyle() throws Exception {
    PageText page = new PageText(Page.html("t", Map.of(), false));
    assertThat(page.policy())
        .startsWith("default-src 'none'; script-src " + hash(page.script()) + "; style-src " + hash(page.style()) + ";")
        .doesNotContain("unsafe", "*", "http");
  }

  private static String hash(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  @Test
  void onlyALivePageMayAskItsServer() {
    assertThat(new PageText(Page.html("t", Map.of(), false)).policy()).contains("connect-src 'none'");
    assertThat(new PageText(Page.html("t", Map.of(), true)).policy()).contains("connect-src 'self'");
  }

  @Test
  void theDataComeBackAsTheyWere() throws IOException {
    Map<String, Object> data = Map.of("texts", HOSTILE);
    assertThat(new PageText(Page.html("t", data, false)).data()).isEqualTo(data);
  }

  @Test
  void noTextBecomesMarkup() {
    String harmless = Page.html("title", Map.of("text", "x"), false);
    for (String text : HOSTILE) {
      String page = Page.html(text, Map.of(text, text), false);
      assertThat(tags(page)).isEqualTo(tags(harmless));
      assertThat(new PageText(page).title()).doesNotContain("<");
    }
  }

  private static List<String> tags(String page) {
    return List.of(page.replaceAll("(?s)<script.*?</script>", "<script></script>").split("(?<=<)|(?=<)")).stream()
        .filter("<"::equals).toList();
  }

  @Test
  void thePageNeedsNothingElse() {
    String page = Page.html("t", Map.of(), false);
    String markup = page.replace(new PageText(page).script(), "").replace(new PageText(page).style(), "");
    assertThat(markup).doesNotContainPattern("(?i)\\bsrc=|url\\(|href=\"(?!data:,\"|#)|\\son\\w+=|\\sstyle=");
    assertThat(new PageText(page).script())
        .doesNotContainPattern("innerHTML|outerHTML|insertAdjacentHTML|document\\.write")
        .doesNotContainPattern("\\beval\\(|new Function|import\\(|fetch\\(|XMLHttpRequest");
    assertThat(page).doesNotContainPattern("@(TITLE|CSP|STYLE|SCRIPT|DATA)@");
  }

  @Test
  void theScriptsAreSmall() {
    assertThat(Page.script().length()).isLessThan(200_000);
  }

  @Test
  void aPageIsKnownAsOneOfOurs() {
    assertThat(Page.html("t", Map.of(), false).substring(0, 1000)).contains("<meta name=\"generator\" content=\"precocial\">");
  }
}
