package precocial.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ptxas says of the kernels of a module: which it has compiled for which architectures, and where registers are spilled.
 *
 * @param entries as "name on sm_90"
 * @param spills as "name on sm_90: 8 bytes spill stores, 8 bytes spill loads"
 */
record ResourceLog(Set<String> entries, List<String> spills) {
  private static final Pattern ENTRY = Pattern.compile("Compiling entry function '(\\w+)' for '(sm_\\w+)'");
  private static final Pattern FUNCTION = Pattern.compile("Function properties for (\\w+)");
  private static final Pattern SPILL = Pattern.compile("(\\d+) bytes spill stores, (\\d+) bytes spill loads");

  static ResourceLog of(List<String> lines) {
    Set<String> entries = new TreeSet<>();
    List<String> spills = new ArrayList<>();
    String architecture = "";
    String function = "";
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      Matcher properties = FUNCTION.matcher(line);
      Matcher spill = SPILL.matcher(line);
      if (entry.find()) {
        architecture = entry.group(2);
        entries.add(entry.group(1) + " on " + architecture);
      } else if (properties.find()) {
        function = properties.group(1);
      } else if (spill.find() && !(spill.group(1).equals("0") && spill.group(2).equals("0"))) {
        spills.add(function + " on " + architecture + ": " + spill.group());
      }
    }
    return new ResourceLog(entries, spills);
  }
}
