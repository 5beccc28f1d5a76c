package precocial.cuda;

import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuDeviceGetAttribute;
import static jcuda.driver.JCudaDriver.cuDeviceGetName;
import static jcuda.driver.JCudaDriver.cuDeviceTotalMem;

import java.nio.charset.StandardCharsets;
import jcuda.driver.CUdevice;

/**
 * What a GPU is.
 *
 * @param memory bytes, all of it
 * @param sharedPerBlock bytes of shared memory that a block may have where the kernel allows it
 */
public record DeviceInfo(
    int ordinal, String name, int major, int minor, int multiprocessors, long memory, int sharedPerBlock) {

  static DeviceInfo of(int ordinal) {
    CUdevice device = new CUdevice();
    Check.that(cuDeviceGet(device, ordinal), "cuDeviceGet");
    byte[] name = new byte[256];
    Check.that(cuDeviceGetName(name, name.length, device), "cuDeviceGetName");
    long[] memory = {0};
    Check.that(cuDeviceTotalMem(memory, device), "cuDeviceTotalMem");
    return new DeviceInfo(
        ordinal,
        new String(name, StandardCharsets.UTF_8).replaceAll("\0.*", "").strip(),
        attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR),
        attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR),
        attribute(device, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
        memory[0],
        attribute(device, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN));
  }

  private static int attribute(CUdevice device, int attribute) {
    int[] value = {0};
    Check.that(cuDeviceGetAttribute(value, attribute, device), "cuDeviceGetAttribute");
    return value[0];
  }

  /** As in "device 0, NVIDIA H100 80GB HBM3". */
  public String label() {
    return "device " + ordinal + ", " + name;
  }

  /** As in "sm_90". */
  public String architecture() {
    return "sm_" + major + minor;
  }

  /** As in "NVIDIA H100 80GB HBM3 (sm_90, 132 multiprocessors, 79.1 GiB)". */
  public String text() {
    return name + " (" + architecture() + ", " + multiprocessors + " multiprocessors, " + ByteCount.text(memory) + ")";
  }
}
