import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

const CHANNEL = "bellwether.session";

/** Says that the session has ended and offers to sign in beside this page, so that nothing typed here is lost. */
export function SessionEnded() {
  const client = useQueryClient();
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: ["me"] });
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener("message", again);
    window.addEventListener("focus", again);
    return () => {
      channel.close();
      window.removeEventListener("focus", again);
    };
  }, [client]);
  return (
    <div className="bw-ended" role="alert">
      <p><strong>Your session has ended.</strong> What you typed is still here.</p>
      <a className="bw-button" href={`/sign-in?to=${encodeURIComponent("/signed-in")}`} target="_blank" rel="opener">Sign in again, in a new tab</a>
    </div>
  );
}

/** Where signing in again ends: tells the page that waits, and closes itself if it may. */
export function SignedIn() {
  useEffect(() => {
    document.title = "Signed in · Bellwether";
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage("signed in");
    channel.close();
    const soon = setTimeout(() => window.close(), 400);
    return () => clearTimeout(soon);
  }, []);
  return (
    <main className="bw-signin">
      <div className="bw-signin-card"><h1>You are signed in</h1><p>Go back to the tab that you came from; this one can be closed.</p><a href="/">Or begin here</a></div>
    </main>
  );
}
