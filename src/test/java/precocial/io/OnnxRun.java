package precocial.io;

import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An .onnx file in ONNX Runtime, as another program would run it. */
public final class OnnxRun implements AutoCloseable {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  private final OrtSession session;

  public OnnxRun(Path file) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = ENVIRONMENT.createSession(file.toString(), options);
    }
  }

  /** @param weight null where it is no input. @return (batch, outputs) */
  public float[][] outputs(double[][] inputs, Float weight) throws OrtException {
    int width = (int) input("inputs").getShape()[1];
    FloatBuffer values = FloatBuffer.allocate(inputs.length * width);
    for (double[] row : inputs) {
      for (double value : row) {
        values.put((float) value);
      }
    }
    Map<String, OnnxTensor> given = new HashMap<>();
    try {
      given.put("inputs", OnnxTensor.createTensor(ENVIRONMENT, values.flip(), new long[] {inputs.length, width}));
      if (weight != null) {
        given.put("weight", OnnxTensor.createTensor(ENVIRONMENT, weight));
      }
      try (OrtSession.Result result = session.run(given)) {
        OnnxTensor outputs = (OnnxTensor) result.get("outputs").orElseThrow();
        float[][] rows = new float[(int) outputs.getInfo().getShape()[0]][(int) outputs.getInfo().getShape()[1]];
        FloatBuffer buffer = outputs.getFloatBuffer();
        for (float[] row : rows) {
          buffer.get(row);
        }
        return rows;
      }
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  /** Names of the inputs, in order. */
  public List<String> inputs() throws OrtException {
    return List.copyOf(session.getInputInfo().keySet());
  }

  public TensorInfo input(String name) throws OrtException {
    return (TensorInfo) session.getInputInfo().get(name).getInfo();
  }

  public TensorInfo output(String name) throws OrtException {
    return (TensorInfo) session.getOutputInfo().get(name).getInfo();
  }

  public OnnxModelMetadata metadata() throws OrtException {
    return session.getMetadata();
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
