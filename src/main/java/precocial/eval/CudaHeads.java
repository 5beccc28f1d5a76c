package precocial.eval;

import precocial.cuda.CudaDevice;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceAddress;
import precocial.cuda.DeviceBuffer;

/** Losses and predictions of heads on a device. See kernels/loss.cu and predict.cu. */
final class CudaHeads {
  private static final int BLOCK = 128;
  private static final int WARPS = 4; // of a block

  private final CudaDevice device;
  private final CudaOptions options;
  private final Upload upload;
  private ImageJob job;
  private long weights;
  private long head;
  private long outputNode;
  private long labelStart;
  private long labelOutput;
  private long headOutput;
  private long headLabel;
  private long classStart;

  CudaHeads(DeviceParts parts, CudaOptions options) {
    device = parts.device();
    this.options = options;
    upload = new Upload(parts);
  }

  /** Takes the heads of another job, once the work on those before is done. */
  void load(ImageJob next, CudaStream stream) {
    job = next;
    upload.begin();
    float[] values = new float[next.weights.count()];
    for (int w = 0; w < values.length; w++) {
      values[w] = next.weights.value(w);
    }
    int[] starts = new int[next.classes() + 1];
    for (int k = 0; k < starts.length; k++) {
      starts[k] = next.batch.classStart(k);
    }
    weights = upload.put(values);
    head = upload.put(next.head);
    outputNode = upload.put(next.heads.outputNode);
    labelStart = upload.put(next.heads.labelStart);
    labelOutput = upload.put(next.heads.labelOutput);
    headOutput = upload.put(next.heads.output);
    headLabel = upload.put(next.heads.label);
    classStart = upload.put(starts);
    upload.send(stream);
  }

  DeviceAddress weights() {
    return upload.at(weights);
  }

  private static int blocks(long items, int each) {
    return Math.toIntExact((items + each - 1) / each);
  }

  /** Cross-entropy summed over the tiles of a pass, (heads, weights) from an address on. */
  void judge(ImagePass pass, DeviceAddress to) {
    int pairs = pass.pairs();
    int heads = job.headCount();
    pass.tileSums.reserve(8L * heads * pairs);
    if (options.reference()) {
      pass.stream.launch(
          device.kernel("loss", "judge_heads_reference"), blocks((long) heads * pairs, BLOCK), 1, BLOCK, 0, pass.tileSums,
          pass.values, upload.at(outputNode), upload.at(headOutput), upload.at(classStart), pass.tileLanes(), heads,
          job.classes(), job.nodes, pass.tiles(), pairs, pass.firstTile());
    } else {
      judgeTiles(pass, pairs, heads);
    }
    int sums = heads * job.weights.count();
    pass.stream.launch(
        device.kernel("loss", "reduce_tiles"), blocks(sums, BLOCK), 1, BLOCK, 0, to, pass.tileSums, sums, pass.tiles());
  }

  private void judgeTiles(ImagePass pass, int pairs, int heads) {
    int outputs = job.heads.outputNode.length;
    int labels = job.heads.labelOutput.length;
    pass.exps.reserve(4L * BLOCK * outputs * pairs);
    pass.labelled.reserve(4L * labels * pairs);
    pass.stream.launch(
        device.kernel("loss", "exp_outputs"), Math.multiplyExact(pairs, outputs), 1, BLOCK, 0, pass.exps, pass.values,
        upload.at(outputNode), outputs, job.nodes);
    pass.stream.launch(
        device.kernel("loss", "sum_labels"), Math.multiplyExact(pairs, blocks(labels, WARPS)), 1, BLOCK, 0, pass.labelled,
        pass.values, upload.at(outputNode), upload.at(labelStart), upload.at(labelOutput), upload.at(classStart),
        pass.tileLanes(), labels, job.classes(), job.nodes, pass.tiles(), pass.firstTile());
    pass.stream.launch(
        device.kernel("loss", "judge_heads"), Math.multiplyExact(pairs, blocks(heads, WARPS)), 1, BLOCK, 0, pass.tileSums,
        pass.exps, pass.values, pass.labelled, upload.at(outputNode), upload.at(headOutput), upload.at(headLabel),
        upload.at(classStart), pass.tileLanes(), heads, outputs, labels, job.classes(), job.nodes, pass.tiles(), pairs,
        pass.firstTile());
  }

  /** Counts what is predicted right: from the start of the counts on, (weights, classes), then the two ensembles. */
  void predict(ImagePass pass, DeviceBuffer counts) {
    int weightCount = job.weights.count();
    int classes = job.classes();
    int lanes = pass.lanes();
    pass.predicted.reserve((long) weightCount * lanes);
    pass.share.reserve(4L * classes * lanes);
    pass.stream.fill(counts, 4L * (weightCount * classes + 2), (byte) 0);
    pass.stream.launch(
        device.kernel("predict", "predict_classes"), pass.tiles(), 1, BLOCK, 0, pass.predicted, pass.share, pass.values,
        upload.at(head), classes, job.nodes, pass.tiles(), weightCount);
    pass.stream.launch(
        device.kernel("predict", "count_right"), pass.tiles(), 1, BLOCK, 0, counts, counts.at(4L * weightCount * classes),
        pass.predicted, pass.share, upload.at(classStart), classes, pass.tiles(), weightCount,
        pass.firstTile() * TileValues.LANES, pass.imageCount());
  }
}
