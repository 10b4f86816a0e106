import { InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { useSetPost, type Post, type Standard } from "./useDeskData";

/** Who is given how many talks at once, and which matters first. */
export function PostTable({ settings, may }: { settings: Standard; may: boolean }) {
  const { t } = useTranslation();
  const set = useSetPost(settings.shop_id);
  const change = (post: Post, part: Partial<Pick<Post, "most" | "skills">>) => set.mutate({ staff_id: post.staff.id, version: post.version, most: post.most, skills: post.skills, ...part });
  return (
    <section className={sheet.card} aria-label={t("desk.posts")}>
      <h3>{t("desk.posts")}</h3>
      <p className="quiet small">{t("desk.postsIntro")}</p>
      {set.error && <Banner tone="caution">{failureLine(set.error, t)}</Banner>}
      <div className={sheet.scroll}>
        <table className={sheet.table}>
          <thead>
            <tr>
              <th>{t("desk.person")}</th>
              <th>{t("desk.most")}</th>
              <th>{t("desk.skills")}</th>
            </tr>
          </thead>
          <tbody>
            {settings.posts.map((post) => (
              <tr key={`${post.staff.id} ${post.version}`}>
                <td>{post.staff.name}</td>
                <td>
                  <InputNumber aria-label={t("desk.mostOf", { name: post.staff.name })} min={1} max={500} precision={0} disabled={!may || set.isPending} defaultValue={post.most} changeOnBlur={false} onBlur={(event) => keepMost(event.target.value, post, change)} />
                </td>
                <td>
                  <Select aria-label={t("desk.skillsOf", { name: post.staff.name })} mode="tags" open={false} suffix={<span />} style={{ minWidth: 260 }} disabled={!may || set.isPending} defaultValue={post.skills} tokenSeparators={[",", "，"]} placeholder={t("desk.skillsHint")} onChange={(skills: string[]) => change(post, { skills })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function keepMost(text: string, post: Post, change: (post: Post, part: { most: number }) => void): void {
  const most = Number(text);
  if (Number.isInteger(most) && most > 0 && most !== post.most) change(post, { most });
}
