import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Empty } from "@/ui/Notice";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty
      title={t("notFound.title")}
      action={
        <Link to="/cases">
          <Button type="primary">{t("notFound.back")}</Button>
        </Link>
      }
    >
      {t("notFound.text")}
    </Empty>
  );
}
