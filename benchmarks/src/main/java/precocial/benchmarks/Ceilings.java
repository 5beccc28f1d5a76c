package precocial.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.cli.BenchCopy;
import precocial.cli.BenchDevice;
import precocial.cli.BenchProduct;
import precocial.cli.BenchRow;
import precocial.cli.BenchTimer;
import precocial.eval.LoopCeiling;

/**
 * What the machine can do at best, measured in the same run as what it does.
 *
 * @param deviceCopy bytes a second
 * @param product multiply-adds a second by cuBLAS; NaN where it is missing
 */
record Ceilings(double deviceCopy, double product, List<BenchRow> rows) {
  private static final int PIXELS = 256;

  static Ceilings measure(ComparedBackends backends, ComparisonSizes sizes, BenchTimer timer, double seconds) throws Exception {
    System.err.println("ceilings ...");
    List<BenchRow> rows = new ArrayList<>();
    Map<String, Object> parameters = new LinkedHashMap<>(Map.of("threads", backends.threads()));
    rows.add(
        new BenchRow(
            "ceiling: values added in the first-level cache", "cpu", parameters,
            LoopCeiling.perSecond(backends.threads(), seconds), "values/s"));
    BenchCopy copy = new BenchCopy(timer);
    double deviceCopy = 0;
    double product = Double.NaN;
    try (BenchDevice device = new BenchDevice(backends.ordinal()); BenchProduct products = new BenchProduct(device, timer)) {
      for (int mebibytes : sizes.mebibytes()) {
        rows.add(copy.host(mebibytes, backends.threads()));
        BenchRow row = copy.device(device, mebibytes);
        deviceCopy = row.value();
        rows.add(new BenchRow(row.name(), ComparedBackends.DEVICE, row.parameters(), row.value(), row.unit()));
      }
      List<BenchRow> multiplied = new ArrayList<>(products.ceiling(sizes.matrix()));
      for (BenchRow row : multiplied) {
        product = row.value();
      }
      for (int sums : sizes.sums()) {
        for (int images : sizes.images()) {
          multiplied.addAll(products.sums(sums, images, PIXELS));
        }
      }
      for (BenchRow row : multiplied) {
        rows.add(new BenchRow(row.name(), ComparedBackends.DEVICE, row.parameters(), row.value(), row.unit()));
        if (!Double.isNaN(product)) {
          rows.add(
              new BenchRow(
                  "product, as a share of cuBLAS on large matrices", ComparedBackends.DEVICE, row.parameters(),
                  100 * row.value() / product, "% of " + text(product, row.unit())));
        }
      }
    }
    return new Ceilings(deviceCopy, product, rows);
  }

  static String text(double value, String unit) {
    return new BenchRow("", "", Map.of(), value, unit).text();
  }
}
