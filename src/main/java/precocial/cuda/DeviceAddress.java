package precocial.cuda;

import jcuda.driver.CUdeviceptr;

/** An address in device memory, as an argument of a kernel. It is of no use once its buffer has grown or is closed. */
public final class DeviceAddress {
  private final Address address;

  DeviceAddress(CUdeviceptr base, long offset) {
    address = new Address(base, offset);
  }

  CUdeviceptr pointer() {
    return address;
  }

  long value() {
    return address.value();
  }

  /** JCuda shows an address as a number to its subclasses alone. */
  private static final class Address extends CUdeviceptr {
    Address(CUdeviceptr base, long offset) {
      super(base, offset);
    }

    long value() {
      return getNativePointer() + getByteOffset();
    }
  }
}
