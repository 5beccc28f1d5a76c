package precocial.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import precocial.io.Json;

/**
 * Puts a page together: template, style, scripts and data in one file that needs nothing else. A content security policy names
 * the hashes of style and script, so that nothing that a genome's name or provenance brings along could run even if it got
 * into the markup; it has no way to do so, for the data are packed, and the script writes texts alone.
 */
final class Page {
  private static final String FOLDER = "/precocial/page/";

  private Page() {}

  /**
   * The page's text.
   *
   * @param live whether it may ask the server that it came from for news; otherwise it may ask nobody for anything
   */
  static String html(String title, Map<String, ?> data, boolean live) {
    String style = resource("page.css") + resource("panels.css");
    String script = script();
    String policy = "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style) + "; img-src data:; "
        + "connect-src " + (live ? "'self'" : "'none'") + "; base-uri 'none'; form-action 'none'";
    Map<String, String> parts = Map.of(
        "TITLE", escaped(title), "CSP", policy, "STYLE", style, "SCRIPT", script, "DATA", packed(Json.pretty(data)));
    // In one pass over the template, so that no part is searched for places.
    StringBuilder page = new StringBuilder();
    String template = resource("page.html");
    int from = 0;
    for (int at = template.indexOf('@'); at >= 0; at = template.indexOf('@', from)) {
      int end = template.indexOf('@', at + 1);
      String part = parts.get(template.substring(at + 1, end));
      if (part == null) {
        throw new IllegalStateException("page.html has no part '" + template.substring(at, end + 1) + "'");
      }
      page.append(template, from, at).append(part);
      from = end + 1;
    }
    return page.append(template, from, template.length()).toString();
  }

  /** All scripts in their order, in a scope of their own. */
  static String script() {
    return resource("scripts.txt").lines().filter(name -> !name.isBlank()).map(Page::resource)
        .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "\n})();\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /** As a page's policy names what it allows. */
  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }

  /** Base64 of gzip: a few per cent of the text's size, and no character that markup knows. */
  static String packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // No array fails to be written.
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
