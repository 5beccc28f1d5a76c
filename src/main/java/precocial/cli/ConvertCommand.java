package precocial.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import precocial.genome.Genome;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.network.Topology;
import precocial.task.Task;

/** A genome file from one format to another, and tuned weights into a genome. */
@Command(
    name = "convert",
    description = {
      "Converts a genome file; the formats are told by the extensions.",
      "  .json  the project's own: topology, weights, task, provenance",
      "  .out   the original's matrix: enabled connections with their weights",
      "To write only:",
      "  .onnx  a model for ONNX Runtime and other programs",
      "  .svg   a picture, with the weights where there are any",
      "  .dot   the same for Graphviz",
      "  .html  a page to play with, as of precocial report, which has options for images of your own"
    })
final class ConvertCommand implements Callable<Integer> {
  private static final List<String> FORMATS = List.of("json", "out", "onnx", "svg", "dot", "html");

  @ParentCommand private Main main;

  @Parameters(index = "0", paramLabel = "IN", description = GenomeOptions.GENOME)
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  private Path out;

  @Mixin private GenomeOptions genome;
  @Mixin private ShapeOptions shape;
  @Mixin private OnnxFile onnx;

  @Option(
      names = "--prune",
      description = "Leave out disabled connections and whatever no output depends on; what the network computes stays the same.")
  private boolean prune;

  @Option(names = "--force", description = "Replace OUT where it exists.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    UsageException.unless(!Files.isDirectory(out), out + ": is a directory; OUT is a file to write");
    UsageException.unless(force || !Files.exists(out, LinkOption.NOFOLLOW_LINKS), out + ": exists already; --force replaces it");
    checkFormat();
    onnx.check(out, genome.tuned());
    boolean page = GenomeFiles.extension(out).equals("html");
    PageSource pages = new PageSource(main, genome, new DataOptions(), new ThreadsOption());
    GenomeFile file = page ? pages.read(in, shape) : genome.read(in, shape.inputs(), shape.outputs());
    Task task = genome.task();
    Genome content = prune ? Topology.of(file.genome()).pruned() : file.genome();
    GenomeFile converted = new GenomeFile(content, task == null ? file.task() : task.name(), provenance(file));
    if (OnnxFile.is(out)) {
      onnx.write(out, in, converted, genome, main.err());
    } else if (PictureFiles.named(out)) {
      PictureFiles.write(out, in, converted);
    } else if (page) {
      pages.report(in, converted, null).write(out);
    } else {
      GenomeFiles.write(out, converted);
    }
    return Main.DONE;
  }

  /** Before anything is read. What {@link GenomeFiles} has to say of an extension, it says itself. */
  private void checkFormat() {
    String extension = GenomeFiles.extension(out);
    String problem = extension.isEmpty() ? "has no extension" : "the extension '." + extension + "' is unknown";
    UsageException.unless(
        FORMATS.contains(extension) || extension.endsWith("json"),
        out + ": " + problem + "; convert writes ." + String.join(", .", FORMATS));
  }

  private Map<String, Object> provenance(GenomeFile file) {
    Map<String, Object> provenance = new LinkedHashMap<>(file.provenance());
    String name = String.valueOf(in.getFileName());
    if (name.toLowerCase(Locale.ROOT).endsWith(".out")) {
      provenance.put("imported_from", name);
      provenance.put("imported_format", ".out");
    }
    if (genome.tuned()) {
      provenance.put("tuned_by", genome.tunedName());
      provenance.put("weight_bias", genome.weightBias());
    }
    return provenance;
  }
}
