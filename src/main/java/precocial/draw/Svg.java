package precocial.draw;

/** The text of an SVG file in the making: elements with escaped attributes and texts, and short numbers. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /** An element's start, which {@link #close} ends. @param attributes name, then value */
  Svg open(String name, Object... attributes) {
    return start(name, attributes).raw(">\n");
  }

  Svg close(String name) {
    return raw("</" + name + ">\n");
  }

  /** An element without content. */
  Svg element(String name, Object... attributes) {
    return start(name, attributes).raw("/>\n");
  }

  /** An element with text in it. */
  Svg text(String name, String content, Object... attributes) {
    return start(name, attributes).raw(">" + escaped(content) + "</" + name + ">\n");
  }

  private Svg start(String name, Object... attributes) {
    text.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      String written = value instanceof Number n ? number(n.doubleValue()) : escaped(value.toString());
      text.append(' ').append(attributes[i]).append("=\"").append(written).append('"');
    }
    return this;
  }

  private Svg raw(String xml) {
    text.append(xml);
    return this;
  }

  /** With two decimals at most. */
  static String number(double value) {
    long hundredths = Math.round(Math.abs(value) * 100);
    long rest = hundredths % 100;
    String fraction = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : (rest < 10 ? ".0" : ".") + rest;
    return (value < 0 && hundredths > 0 ? "-" : "") + hundredths / 100 + fraction;
  }

  /** As text or a quoted value of XML 1.0, which has no way to write some characters. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&apos;");
        case '\t', '\n', '\r' -> escaped.append(' ');
        default -> escaped.appendCodePoint(allowed(c) ? c : 0xFFFD);
      }
    });
    return escaped.toString();
  }

  private static boolean allowed(int c) {
    return c >= ' ' && !(c >= 0x7F && c < 0xA0) && !(c >= 0xD800 && c < 0xE000) && c != 0xFFFE && c != 0xFFFF;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
