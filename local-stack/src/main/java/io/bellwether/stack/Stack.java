package io.bellwether.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The whole thing on one machine. Starting waits until everything is ready; a service that dies is started again; closing
 * ends everything that was started, in order.
 */
public final class Stack implements StackAccess, AutoCloseable {

    /** A fresh installation with its first start needs less than this by far. */
    private static final long FREE_BYTES_NEEDED = 1_500_000_000L;

    /** Keycloak's first start makes its schema and imports the realm, on two cores that others use, too. */
    private static final Duration KEYCLOAK_PATIENCE = Duration.ofMinutes(6);

    private static final Duration SERVICE_PATIENCE = Duration.ofMinutes(3);

    private final Options options;
    private final Secrets secrets;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final List<Part> parts = new ArrayList<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch").factory());
    private Database database;
    private State state;
    private SignIn signIn;
    private volatile boolean closing;

    private Stack(Options options, FileChannel lockFile, FileLock lock) {
        this.options = options;
        this.lockFile = lockFile;
        this.lock = lock;
        this.secrets = new Secrets(options.data());
    }

    /**
     * Starts everything and waits for it.
     *
     * @throws Trouble in one sentence, when it cannot; whatever was started is stopped again
     */
    public static Stack start(Options options) {
        try {
            Files.createDirectories(options.data());
            if (options.data().toFile().getUsableSpace() < FREE_BYTES_NEEDED) {
                throw new Trouble("There is too little room in " + options.data() + ": 1.5 GB are needed.");
            }
            FileChannel file = FileChannel.open(
                    options.data().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = file.tryLock();
            } catch (OverlappingFileLockException here) {
                lock = null;
            }
            if (lock == null) {
                file.close();
                throw new Trouble("A stack is already running on " + options.data() + "; see ./bellwether status.");
            }
            Stack stack = new Stack(options, file, lock);
            try {
                stack.start();
            } catch (RuntimeException failed) {
                stack.close();
                throw failed;
            }
            return stack;
        } catch (IOException failed) {
            throw new Trouble("The folder " + options.data() + " cannot be used: " + failed.getMessage(), failed);
        }
    }

    private void start() {
        State before = State.read(options.data()).orElse(new State(0, "", Map.of(), Map.of()));
        new LeftOvers(options.home(), options.data(), options.say()).end(before);
        if (options.port() != 0 && !Ports.isFree(options.port())) {
            throw new Trouble("Port " + options.port() + " is in use; choose another one with --port.");
        }
        Map<String, Integer> ports = ports(before);
        String publicUrl = "http://localhost:" + ports.get("gateway");
        state = new State(ProcessHandle.current().pid(), publicUrl, ports, Map.of());
        options.say().accept("starting PostgreSQL");
        database = Database.start(options.data(), ports.get("postgres"), secrets);
        keep();
        startParts(ports, publicUrl, before);
        signIn = new SignIn(state.keycloak(), secrets);
        watch.scheduleWithFixedDelay(this::revive, 1, 1, TimeUnit.SECONDS);
    }

    private void startParts(Map<String, Integer> ports, String publicUrl, State before) {
        Part keycloak = new Keycloak(options, secrets)
                .part(ports.get("keycloak"), ports.get("keycloak-management"), ports.get("postgres"), publicUrl);
        options.say().accept("starting Keycloak and the services");
        launch(keycloak);
        Services services = new Services(options, secrets, ports, publicUrl);
        List<Part> three = Services.NAMES.stream().map(services::service).toList();
        three.forEach(this::launch);
        ready(keycloak, KEYCLOAK_PATIENCE);
        if (!before.publicUrl().isEmpty() && !before.publicUrl().equals(publicUrl)) {
            new KeycloakAdmin(state.keycloak(), secrets).moveGateway(publicUrl);
        }
        three.forEach(service -> ready(service, SERVICE_PATIENCE));
        Part gateway = services.gateway();
        launch(gateway);
        ready(gateway, SERVICE_PATIENCE);
    }

    private void launch(Part part) {
        synchronized (parts) {
            parts.add(part);
        }
        part.start();
        keep();
    }

    private void ready(Part part, Duration patience) {
        part.await(patience);
        keep();
        options.say().accept(part.name() + " is ready");
    }

    private Map<String, Integer> ports(State before) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("gateway", options.port() == 0 ? Ports.free() : options.port());
        List<String> names =
                new ArrayList<>(List.of("postgres", "keycloak", "keycloak-management", "gateway-management"));
        Services.NAMES.forEach(name -> names.addAll(List.of(name, name + "-management")));
        for (String name : names) {
            int port = Ports.again(before.ports().get(name));
            while (ports.containsValue(port)) {
                port = Ports.free();
            }
            ports.put(name, port);
        }
        return ports;
    }

    /** Starts again what died; runs each second. */
    private void revive() {
        if (closing) {
            return;
        }
        try {
            for (Part part : copy()) {
                if (part.isWanted() && !part.isAlive() && !closing) {
                    options.say().accept(part.name() + " ended unexpectedly and is started again");
                    part.start();
                    keep();
                }
            }
            if (!database.isAlive() && !closing) {
                options.say().accept("PostgreSQL ended unexpectedly and is started again");
                // what is left of it holds the lock on its data folder
                database.close();
                database = Database.start(options.data(), state.ports().get("postgres"), secrets);
                keep();
            }
        } catch (RuntimeException failed) {
            options.say().accept("starting again failed: " + failed.getMessage());
        }
    }

    private List<Part> copy() {
        synchronized (parts) {
            return List.copyOf(parts);
        }
    }

    private void keep() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("postgres", database == null ? 0 : database.pid());
        copy().forEach(part -> pids.put(part.name(), part.pid()));
        state = new State(state.pid(), state.publicUrl(), state.ports(), pids);
        state.write(options.data());
    }

    @Override
    public URI gateway() {
        return URI.create(state.publicUrl());
    }

    @Override
    public String token(String name) {
        return signIn.token(name);
    }

    /** The process of a part, for tests that end it. */
    public long pid(String part) {
        return copy().stream()
                .filter(one -> one.name().equals(part))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** Whether a part answers as healthy. */
    public boolean isReady(String part) {
        return copy().stream().anyMatch(one -> one.name().equals(part) && one.isReady());
    }

    /** Where a part listens; {@code postgres}, {@code keycloak}, a service, or its {@code -management}. */
    public int port(String part) {
        return state.ports().get(part);
    }

    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        watch.shutdownNow();
        List<Part> reversed = new ArrayList<>(copy()).reversed();
        // the gateway first, so that nothing new comes in; then all others at once
        reversed.stream().filter(part -> part.name().equals("gateway")).forEach(Part::stop);
        reversed.forEach(Part::ask);
        reversed.forEach(Part::stop);
        if (database != null) {
            database.close();
        }
        if (state != null) {
            new State(0, state.publicUrl(), state.ports(), Map.of()).write(options.data());
        }
        try {
            lock.release();
            lockFile.close();
        } catch (IOException failed) {
            throw new Trouble("The lock in " + options.data() + " cannot be released.", failed);
        }
    }
}
