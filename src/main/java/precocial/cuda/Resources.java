package precocial.cuda;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is open on a device, in the order in which it was opened. */
final class Resources {
  /** Gives something back to the driver; the failure says what the driver said. */
  interface Resource {
    void free();
  }

  private final Set<Resource> open = new LinkedHashSet<>();

  void add(Resource resource) {
    open.add(resource);
  }

  /** Frees one, or does nothing where that is done already. */
  void free(Resource resource) {
    if (open.remove(resource)) {
      resource.free();
    }
  }

  boolean has(Resource resource) {
    return open.contains(resource);
  }

  /** Frees all, the youngest first, and goes on where one fails: then the first failure is thrown, the others within it. */
  void freeAll() {
    List<Resource> oldestFirst = new ArrayList<>(open);
    open.clear();
    CudaFailure failure = null;
    for (int i = oldestFirst.size() - 1; i >= 0; i--) {
      try {
        oldestFirst.get(i).free();
      } catch (CudaFailure e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
