package precocial.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import precocial.cuda.CudaDriver;
import precocial.cuda.DeviceInfo;

/** float32 on NVIDIA GPUs, with the bits of {@link CpuBackend}; see {@link CudaEvaluator}. */
public final class CudaBackend implements Backend {
  /** The choice of all GPUs of the machine. */
  public static final String ALL = "all";

  private final List<Integer> ordinals;

  /** On the first GPU. */
  public CudaBackend() {
    this(List.of(0));
  }

  private CudaBackend(List<Integer> ordinals) {
    this.ordinals = ordinals;
  }

  /**
   * On chosen GPUs, which share a population.
   *
   * @param devices numbers separated by commas, as in "0" or "0,2", or {@value #ALL}
   * @throws IllegalArgumentException where that is no such list, or names a GPU that is not there
   */
  public static CudaBackend on(String devices) {
    if (devices.equals(ALL)) {
      return new CudaBackend(CudaDriver.devices().stream().map(DeviceInfo::ordinal).toList());
    }
    List<Integer> ordinals = new ArrayList<>();
    for (String text : devices.split(",", -1)) {
      if (!text.matches("\\d{1,4}")) {
        throw new IllegalArgumentException("devices are 'all' or numbers separated by commas, not '" + devices + "'");
      }
      int ordinal = CudaDriver.device(Integer.parseInt(text)).ordinal();
      if (ordinals.contains(ordinal)) {
        throw new IllegalArgumentException("device " + ordinal + " is named twice");
      }
      ordinals.add(ordinal);
    }
    return new CudaBackend(List.copyOf(ordinals));
  }

  @Override
  public String name() {
    return "cuda";
  }

  @Override
  public Optional<String> unavailable() {
    return CudaDriver.unavailable();
  }

  @Override
  public String device() {
    return ordinals.stream().map(ordinal -> CudaDriver.device(ordinal).label()).collect(Collectors.joining(" and "));
  }

  @Override
  public Evaluator evaluator(int threads) {
    return new CudaEvaluator(ordinals, CudaOptions.BEST, threads);
  }
}
