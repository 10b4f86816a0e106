import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Modal, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, unwrap } from "@/api/client";
import type { Channel, Demand } from "@/api/types";
import { useSession } from "@/features/session/session";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { CHANNELS, DEMANDS } from "../words";

type Values = { shop_id: number; order_no: string; demand: Demand; reason: string; first_channel: Channel };

/** Opens a case for a buyer who complained without an after-sales form; `orderNo` where the order is known already. */
export function NewCaseDialog({ shop, orderNo = "", onClose }: { shop: string | undefined; orderNo?: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: (body: Values) => unwrap(api.POST("/api/cases", { body })),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ["cases"] });
      void client.invalidateQueries({ queryKey: ["counts"] });
      void navigate(`/cases/${id}`);
    },
  });
  return (
    <Modal open title={t("newCase.title")} okText={t("newCase.submit")} onCancel={onClose} onOk={form.submit} confirmLoading={create.isPending} width={460}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => create.mutate(values)} initialValues={{ shop_id: Number(shop) || shops[0]?.id, order_no: orderNo, first_channel: "chat", demand: "unknown", reason: "" }}>
        <Form.Item name="shop_id" label={t("list.column.shop")} rules={[{ required: true }]}>
          <Select options={shops.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="order_no" label={t("order.number")} rules={[{ required: true, whitespace: true, message: t("newCase.orderNeeded") }]} normalize={(text: string) => text.trim()}>
          <Input />
        </Form.Item>
        <Form.Item name="first_channel" label={t("newCase.channel")}>
          <Radio.Group optionType="button" options={CHANNELS.map((value) => ({ value, label: t(`words.channel.${value}`) }))} />
        </Form.Item>
        <Form.Item name="demand" label={t("list.column.demand")}>
          <Select options={DEMANDS.map((value) => ({ value, label: t(`words.demand.${value}`) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t("newCase.reason")}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
      {create.isError && <Banner tone="caution">{failureLine(create.error, t)}</Banner>}
    </Modal>
  );
}
