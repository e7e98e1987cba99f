package io.bellwether.acceptance.house;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Stops the house when the last test of a run has ended. */
public final class HouseCloser implements LauncherSessionListener {

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        House.closeIfRunning();
    }
}
