import { useEffect, useRef, useState } from "react";
import { Link, NavLink, Outlet, useLocation } from "react-router";
import { Problem } from "./api/client";
import { useMe, useOrganisation, useOverlaps } from "./api/queries";
import { Icon } from "./components/Icon";
import { Notices } from "./components/Notice";
import { SessionEnded } from "./components/Session";
import { Loading, Trouble } from "./components/States";
import { useMay, useNames } from "./lib/names";
import { useTheme } from "./lib/theme";

/** The frame around every page: navigation, who is signed in, light or dark; the sign-in page when nobody is. */
export function Shell() {
  const me = useMe();
  const subject = me.data?.subject;
  const before = useRef(subject);
  useEffect(() => {
    // somebody else has signed in meanwhile: nothing of the one before stays on the page
    if (before.current && subject && before.current !== subject) location.reload();
    before.current = subject;
  }, [subject]);
  const ended = me.error instanceof Problem && me.error.status === 401;
  if (me.data) return <Notices><Frame ended={ended} /></Notices>;
  if (ended) return <SignIn />;
  if (me.error) return <div className="bw-broken"><Trouble error={me.error} retry={() => void me.refetch()} /></div>;
  return <div className="bw-broken"><Loading what="Bellwether" rows={2} /></div>;
}

function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" className="bw-mark">
      <rect width="32" height="32" rx="9" />
      <path d="M16 6.5c-4.1 0-6.6 3-6.6 7.2 0 4.6-1.2 6-2.4 7.2h18c-1.2-1.2-2.4-2.6-2.4-7.2 0-4.2-2.5-7.2-6.6-7.2z" />
      <circle cx="16" cy="24" r="2.3" />
    </svg>
  );
}

function ThemeButton() {
  const { dark, toggle } = useTheme();
  return (
    <button type="button" className="bw-plain" onClick={toggle} aria-label={dark ? "Switch to light" : "Switch to dark"} title={dark ? "Switch to light" : "Switch to dark"}>
      <Icon name={dark ? "sun" : "moon"} size={18} />
    </button>
  );
}

function SignIn() {
  const place = useLocation();
  useEffect(() => {
    document.title = "Sign in · Bellwether";
  }, []);
  const to = encodeURIComponent(place.pathname + place.search);
  return (
    <main className="bw-signin">
      <div className="bw-signin-card">
        <Mark />
        <h1>Bellwether</h1>
        <p>Objectives, the figures that judge them, and who is responsible.</p>
        <a className="bw-button" href={`/sign-in?to=${to}`}>Sign in</a>
        <div className="bw-signin-foot"><ThemeButton /></div>
      </div>
    </main>
  );
}

async function signOut() {
  const response = await fetch("/sign-out", { method: "POST", headers: { "X-Requested-With": "bellwether" }, credentials: "same-origin", redirect: "manual" }).catch(() => null);
  const next = response && response.ok ? await response.clone().json().then((body: { location?: string }) => body.location).catch(() => undefined) : undefined;
  location.assign(next ?? response?.headers.get("Location") ?? "/");
}

function Frame({ ended }: { ended: boolean }) {
  const me = useMe().data;
  const organisation = useOrganisation();
  const names = useNames();
  const may = useMay();
  const open = useOverlaps({ status: "open" }).data?.filter((one) => one.status === "open").length ?? 0;
  const [menu, setMenu] = useState(false);
  const place = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    setMenu(false);
    if (first.current) first.current = false;
    else {
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [place.pathname]);
  const item = (to: string, icon: string, text: string, count?: number) => (
    <li key={to}>
      <NavLink to={to} className="bw-nav-link">
        <Icon name={icon} size={18} />
        <span>{text}</span>
        {count ? <span className="bw-count" aria-label={`${count} open`}>{count}</span> : null}
      </NavLink>
    </li>
  );
  return (
    <div className="bw-app">
      <a className="bw-skip" href="#main">Skip to content</a>
      <header className="bw-top">
        <button type="button" className="bw-plain bw-burger" aria-expanded={menu} aria-controls="navigation" aria-label="Menu" onClick={() => setMenu(!menu)}>
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round"><path d={menu ? "M5 5l10 10M15 5L5 15" : "M3 6h14M3 10h14M3 14h14"} /></svg>
        </button>
        <Link to="/overview" className="bw-brand"><Mark /><span>Bellwether</span></Link>
        <span className="bw-organisation">{organisation.data?.name}</span>
        <span className="bw-grow" />
        <ThemeButton />
        <span className="bw-me" title={me?.roles.join(", ")}>{me?.name}</span>
        <button type="button" className="bw-linkish" onClick={() => void signOut()}>Sign out</button>
      </header>
      <nav id="navigation" className={menu ? "bw-nav bw-open" : "bw-nav"} aria-label="Main">
        <ul>
          {item("/overview", "home", "Overview")}
          {(me?.departments ?? []).map((key) => item(`/departments/${key}`, "flag", names.department(key)))}
          {item("/objectives", "target", "Objectives")}
          {item("/overlaps", "overlap", "Overlaps", open)}
          {item("/responsibilities", "scale", "Responsibilities")}
          {item("/metrics", "chart", "Metrics")}
          {item("/incidents", "bell", "Incidents")}
          {item("/journal", "book", "Journal")}
          {may.admin || may.coordinator ? item("/administration", "gear", "Administration") : null}
        </ul>
      </nav>
      {ended ? <SessionEnded /> : null}
      <main id="main" ref={main} tabIndex={-1} className="bw-main"><Outlet /></main>
    </div>
  );
}
