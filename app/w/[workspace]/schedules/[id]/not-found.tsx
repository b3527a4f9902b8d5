import { NothingHere } from "@/components/nothing-here";

export default function ScheduleNotFound() {
  return <NothingHere what="schedule" list={{ path: "/schedules", text: "All schedules" }} />;
}
