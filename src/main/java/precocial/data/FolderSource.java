package precocial.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import precocial.io.FormatException;

/** Files that the user has already, gzip or not. */
record FolderSource(Path folder) implements MnistSource {
  @Override
  public String name() {
    return folder.toString();
  }

  /** @throws FormatException where one is missing or is not MNIST's */
  @Override
  public void fetch(Set<MnistFile> wanted, MnistCache cache, Notices notices) throws IOException {
    IdxFolder files = new IdxFolder(folder);
    for (MnistFile file : List.copyOf(wanted)) {
      Path from = files.file(file.train(), file.images());
      byte[] content = Gunzip.read(from, file::read);
      String fault = file.faultOf(content);
      if (fault != null) {
        throw new FormatException(from.toString(), fault + " (--data reads other data sets)");
      }
      cache.put(file, content);
      wanted.remove(file);
    }
  }
}
