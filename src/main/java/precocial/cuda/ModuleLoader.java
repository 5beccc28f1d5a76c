package precocial.cuda;

import static jcuda.driver.CUjit_option.CU_JIT_ERROR_LOG_BUFFER;
import static jcuda.driver.CUjit_option.CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadDataJIT;
import static jcuda.driver.JCudaDriver.cuModuleUnload;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import jcuda.Pointer;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.JITOptions;

/** The kernels of one device. Each module is loaded when its first kernel is asked for, and stays. */
final class ModuleLoader {
  private static final int LOG_BYTES = 8192;

  private final Resources resources;
  private final ModuleChoice choice;
  private final Map<String, CUmodule> modules = new HashMap<>();
  private final Map<String, CudaKernel> kernels = new HashMap<>();

  ModuleLoader(Resources resources, int driver) {
    this.resources = resources;
    choice = new ModuleChoice(driver);
  }

  String form() {
    return choice.reason();
  }

  CudaKernel kernel(String module, String name) {
    String key = module + "/" + name;
    CudaKernel known = kernels.get(key);
    if (known != null) {
      return known;
    }
    CUmodule loaded = modules.get(module);
    if (loaded == null) {
      loaded = load(module);
      modules.put(module, loaded);
    }
    CUfunction function = new CUfunction();
    int code = cuModuleGetFunction(function, loaded, name);
    if (code != CUresult.CUDA_SUCCESS) {
      throw Check.failure(code, "cuModuleGetFunction", "(kernel " + name + " of " + module + ")");
    }
    CudaKernel kernel = new CudaKernel(name, function);
    kernels.put(key, kernel);
    return kernel;
  }

  private CUmodule load(String module) {
    CudaFailure refusal = null;
    for (ModuleForm form : choice.forms()) {
      try {
        CUmodule loaded = load(module, form);
        if (refusal != null) {
          choice.refused(refusal);
        }
        return loaded;
      } catch (CudaFailure e) {
        refusal = refusal == null ? e : e.after(refusal);
      }
    }
    throw refusal;
  }

  private CUmodule load(String module, ModuleForm form) {
    byte[] image = KernelImages.read(module, form);
    // Outside the heap, for compiling takes its time and no collection should wait for it; PTX is a text that ends with zero.
    ByteBuffer ended = ByteBuffer.allocateDirect(image.length + 1).put(0, image);
    JITOptions options = new JITOptions();
    options.putBytes(CU_JIT_ERROR_LOG_BUFFER, new byte[LOG_BYTES]);
    options.putInt(CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES, LOG_BYTES);
    CUmodule loaded = new CUmodule();
    int code = cuModuleLoadDataJIT(loaded, Pointer.to(ended), options);
    if (code != CUresult.CUDA_SUCCESS) {
      String log = inALine(options.getString(CU_JIT_ERROR_LOG_BUFFER));
      throw Check.failure(code, "cuModuleLoadDataEx", "(" + module + form.suffix() + (log.isEmpty() ? "" : "; " + log) + ")");
    }
    resources.add(() -> Check.that(cuModuleUnload(loaded), "cuModuleUnload"));
    return loaded;
  }

  private static String inALine(String log) {
    return log.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
