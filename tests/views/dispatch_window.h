// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/banner.h"
#include "common/empty_state.h"
#include "workflows/dispatch_field.h"
#include "workflows/dispatch_form.h"

#include <QAction>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>

namespace signalbox::tests {

inline const QByteArray deploy = R"(name: Deploy
on:
  workflow_dispatch:
    inputs:
      target:
        description: Where it goes <b>today</b>
        type: environment
        required: true
        default: staging
      strategy:
        type: choice
        options: [rolling, canary]
      share:
        description: Per cent of the traffic
        type: number
        default: 10
      dry_run:
        type: boolean
      reason:
        required: true
)";

inline workflow::DispatchInputs inputsOf(const QByteArray& text)
{
    return workflow::readDispatchInputs(text).value_or(workflow::DispatchInputs());
}

/// The form of acme/api's Deploy, with the inputs of the file above.
class OpenedForm {
public:
    explicit OpenedForm(const QByteArray& text = deploy)
    {
        dialog
            = new views::DispatchForm({.repository = {.owner = QStringLiteral("acme"), .name = QStringLiteral("api")},
                                       .workflow = {.id = {7},
                                                    .name = QStringLiteral("Deploy"),
                                                    .path = QStringLiteral(".github/workflows/deploy.yml"),
                                                    .state = QStringLiteral("active")},
                                       .defaultBranch = QStringLiteral("main")},
                                      QStringLiteral("main"), nullptr);
        dialog->setRefs({QStringLiteral("develop"), QStringLiteral("main")}, {QStringLiteral("v1.0")});
        dialog->show();
        if (!text.isEmpty())
            dialog->setInputs(inputsOf(text));
        dialog->activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(dialog));
    }
    ~OpenedForm() { delete dialog; }
    Q_DISABLE_COPY_MOVE(OpenedForm)

    template <class T>
    T* part(const QString& name) const
    {
        return dialog->findChild<T*>(name);
    }
    views::DispatchField* field(const QString& id) const
    {
        return part<views::DispatchField>(QStringLiteral("input:") + id);
    }
    template <class T>
    T* editor(const QString& id) const
    {
        return qobject_cast<T*>(field(id)->editor());
    }
    QString problem(const QString& id) const
    {
        auto* label = field(id)->findChild<QLabel*>(QStringLiteral("problem"));
        return label->isVisible() ? label->text() : QString();
    }
    QPushButton* startButton() const { return part<QPushButton>(QStringLiteral("dispatchStart")); }
    QString summary() const { return part<QLabel>(QStringLiteral("dispatchSummary"))->text(); }
    views::EmptyState* state() const { return dialog->findChild<views::EmptyState*>(); }
    views::Banner* banner() const { return part<views::Banner>(QStringLiteral("dispatchBanner")); }
    QComboBox* presets() const { return part<QComboBox>(QStringLiteral("presetChoice")); }
    void choosePreset(const QString& name) const
    {
        presets()->setCurrentIndex(presets()->findText(name));
        Q_EMIT presets()->activated(presets()->currentIndex());
    }
    void act(const QString& action) const { part<QAction>(action)->trigger(); }
    void typeName(const QString& name) const
    {
        auto* question = part<QInputDialog>(QStringLiteral("presetName"));
        question->setTextValue(name);
        question->accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    QPointer<views::DispatchForm> dialog;
};

} // namespace signalbox::tests
