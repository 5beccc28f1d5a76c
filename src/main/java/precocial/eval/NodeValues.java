package precocial.eval;

/** What computes the values of nodes for the images of a pass: (pairs, nodes, 128 lanes). */
sealed interface NodeValues permits CudaGraph, CudaPlan {
  /** Computes the values of a pass, as a part of its stream's work. */
  void compute(ImagePass pass);
}
