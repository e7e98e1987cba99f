import { lazy, Suspense } from "react";
import { Link, Navigate, useRouteError, type RouteObject } from "react-router";
import { Loading, Nothing, Trouble } from "./components/States";
import { SignedIn } from "./components/Session";
import { Shell } from "./Shell";
import { useMe } from "./api/queries";
import OverviewPage from "./pages/Overview";
import DepartmentPage from "./pages/Department";
import ObjectivePage from "./pages/Objective";

const KpiPage = lazy(() => import("./pages/Kpi"));
const NewKpiPage = lazy(() => import("./pages/NewKpi"));
const NewObjectivePage = lazy(() => import("./pages/NewObjective"));
const OverlapsPage = lazy(() => import("./pages/Overlaps"));
const OverlapPage = lazy(() => import("./pages/Overlap"));
const ResponsibilitiesPage = lazy(() => import("./pages/Responsibilities"));
const MetricsPage = lazy(() => import("./pages/Metrics"));
const IncidentsPage = lazy(() => import("./pages/Incidents"));
const JournalPage = lazy(() => import("./pages/Journal"));
const AdministrationPage = lazy(() => import("./pages/Administration"));
const ObjectivesPage = lazy(() => import("./pages/Objectives"));
const AsCodePage = lazy(() => import("./pages/AsCode"));
const MigrationPage = lazy(() => import("./pages/Migration"));

/** An owner begins with the own department, everybody else with the whole organisation. */
function Home() {
  const me = useMe();
  const own = me.data?.departments[0];
  return me.data?.roles.includes("department-owner") && own ? <Navigate to={`/departments/${own}`} replace /> : <Navigate to="/overview" replace />;
}

function NotFound() {
  return <Nothing title="There is no such page"><Link to="/overview">Go to the overview</Link></Nothing>;
}

function Broken() {
  const error = useRouteError();
  return <div className="bw-broken"><Trouble error={error} retry={() => location.reload()} /></div>;
}

const late = (page: React.ReactNode) => <Suspense fallback={<Loading what="page" />}>{page}</Suspense>;

export const routes: RouteObject[] = [
  { path: "/signed-in", element: <SignedIn /> },
  {
    path: "/",
    element: <Shell />,
    errorElement: <Broken />,
    children: [
      { index: true, element: <Home /> },
      { path: "overview", element: <OverviewPage /> },
      { path: "departments/:department", element: <DepartmentPage /> },
      { path: "objectives", element: late(<ObjectivesPage />) },
      { path: "objectives/new", element: late(<NewObjectivePage />) },
      { path: "objectives/file", element: late(<AsCodePage />) },
      { path: "objectives/migration", element: late(<MigrationPage />) },
      { path: "objectives/:id", element: <ObjectivePage /> },
      { path: "objectives/:id/new-kpi", element: late(<NewKpiPage />) },
      { path: "kpis/:id", element: late(<KpiPage />) },
      { path: "overlaps", element: late(<OverlapsPage />) },
      { path: "overlaps/:id", element: late(<OverlapPage />) },
      { path: "responsibilities", element: late(<ResponsibilitiesPage />) },
      { path: "metrics", element: late(<MetricsPage />) },
      { path: "incidents", element: late(<IncidentsPage />) },
      { path: "journal", element: late(<JournalPage />) },
      { path: "administration", element: late(<AdministrationPage />) },
      { path: "*", element: <NotFound /> },
    ],
  },
];
