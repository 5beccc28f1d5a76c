package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import precocial.io.Json;

/** What a page holds, taken out of its markup. */
public record PageText(String html) {
  /** The text of the only element of this form. @param form a regular expression with one group */
  String part(String form) {
    Matcher matcher = Pattern.compile(form, Pattern.DOTALL).matcher(html);
    assertThat(matcher.find()).as(form).isTrue();
    return matcher.group(1);
  }

  public Map<String, Object> data() throws IOException {
    byte[] bytes = Base64.getDecoder().decode(part("<script id=\"data\"[^>]*>([^<]*)</script>").strip());
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return Json.parse("data", new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  String script() {
    return part("<script>(.*?)</script>");
  }

  String style() {
    return part("<style>(.*?)</style>");
  }

  String policy() {
    return part("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">");
  }

  String title() {
    return part("<title>(.*?)</title>");
  }
}
