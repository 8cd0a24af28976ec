// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/promotion.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace signalbox::views {

class Banner;
class ElidedLabel;
class StatusBadge;

/// A version on its way to an environment: what it would bring, the exact request, and a confirmation, which for
/// production is the environment's name, typed. Then the run that comes of it, to its end. Deletes itself.
class PromoteDialog final : public QDialog {
    Q_OBJECT

public:
    PromoteDialog(const core::RepositoryName& repository, const QString& version, const QString& environment,
                  QWidget* parent);

    /// What was found out; until then nothing can be confirmed.
    void setPlan(const delivery::Promotion& plan);
    /// It cannot be done, or was refused; after a refusal it can be confirmed again.
    void say(const core::Error& error);
    /// The request is taken, and this run comes of it.
    void setRun(const core::Run& run);

Q_SIGNALS:
    void confirmed(const monitor::DispatchRequest& request);
    void runRequested(core::RunId run);

private:
    void layOut();
    void showStage();
    bool isConfirmed() const;
    bool isProduction() const;

    enum class Stage { Reading, Preview, Sent, Followed };

    QString m_environment;
    Stage m_stage = Stage::Reading;
    std::optional<delivery::Promotion> m_plan;
    core::Run m_run;
    Banner* m_banner;
    QLabel* m_heading;
    ElidedLabel* m_offer;
    ElidedLabel* m_way;
    QPlainTextEdit* m_request;
    QLineEdit* m_reason;
    QLineEdit* m_typed;
    StatusBadge* m_state;
    ElidedLabel* m_stateWords;
    QPushButton* m_show;
    QPushButton* m_confirm;
    QPushButton* m_close;
};

} // namespace signalbox::views
