package com.connectchat.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A Java or JavaScript file of ours, as {@link TidyTests} measures it. */
record SourceFile(Path path, List<String> lines) {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);
    /** Parsing all files takes seconds, and several tests want the outcome. */
    private static final Map<Path, Map<String, Integer>> MEASURED = new HashMap<>();

    /** All of them, without what is generated or taken over from others; none where there is no such folder. */
    static Stream<SourceFile> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> ours = paths.filter(SourceFile::isOurs).toList();
            measure(ours.stream().filter(path -> path.toString().endsWith(".java") && !MEASURED.containsKey(key(path))).toList());
            return ours.stream().map(SourceFile::read);
        }
    }

    private static boolean isOurs(Path path) {
        String text = path.toString();
        return (text.endsWith(".java") || text.endsWith(".js") || text.endsWith(".mjs"))
                && Stream.of("/target/", "/vendor/", "/node_modules/").noneMatch(text::contains);
    }

    private static SourceFile read(Path path) {
        try {
            return new SourceFile(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    int lineCount() {
        return lines.size();
    }

    Stream<String> linesThat(String fault, Predicate<String> isAtFault) {
        return IntStream.range(0, lines.size()).filter(i -> isAtFault.test(lines.get(i))).mapToObj(i -> path + ":" + (i + 1) + " " + fault);
    }

    /** The lines of each method from its first to its last, annotations included; the longest of those with one name. Java only. */
    Map<String, Integer> methodLines() {
        return MEASURED.getOrDefault(key(path), Map.of());
    }

    /** All at once: a compiler of its own for each file takes longer than what it parses. */
    private static void measure(List<Path> paths) throws IOException {
        if (paths.isEmpty()) {
            return;
        }
        JavacTask task = (JavacTask) COMPILER.getTask(null, FILES, null, List.of("-proc:none"), null,
                FILES.getJavaFileObjectsFromPaths(paths));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            MethodLines scanner = new MethodLines(positions);
            scanner.scan(unit, null);
            MEASURED.put(key(FILES.asPath(unit.getSourceFile())), scanner.longest);
        }
    }

    /** The compiler names files in a way of its own. */
    private static Path key(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static final class MethodLines extends TreePathScanner<Void, Void> {

        private final SourcePositions positions;
        private final Map<String, Integer> longest = new TreeMap<>();

        private MethodLines(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            longest.merge(nameOf(method), (int) (last - first + 1), Math::max);
            return super.visitMethod(method, unused);
        }

        private String nameOf(MethodTree method) {
            boolean constructor = method.getName().contentEquals("<init>");
            ClassTree type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            return (constructor ? type.getSimpleName() : method.getName()).toString();
        }
    }
}
