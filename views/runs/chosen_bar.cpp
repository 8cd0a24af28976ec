// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/chosen_bar.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {

ChosenBar::ChosenBar(QWidget* parent)
    : QWidget(parent)
    , m_text(plainLabel())
{
    setObjectName(u"chosenBar"_s);
    m_text->setFont(textFont(TextRole::Strong));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::Medium, 0, space::Medium, space::Small);
    row->setSpacing(space::Tight);
    row->addWidget(m_text);
    row->addSpacing(space::Small);
    const auto add = [&](const QString& name, const QString& text, const QString& spoken, const QString& icon) {
        auto* made = new QToolButton;
        made->setObjectName(name);
        made->setText(text);
        made->setAccessibleName(spoken);
        made->setToolTip(spoken);
        if (!icon.isEmpty()) {
            made->setIcon(lineIcon(icon));
            made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        }
        row->addWidget(made);
        return made;
    };
    const auto addCommand = [&](const QString& name, const QString& text, const QString& spoken, const QString& icon,
                                RunCommand command) {
        connect(add(name, text, spoken, icon), &QToolButton::clicked, this,
                [this, command] { Q_EMIT requested(command); });
    };
    addCommand(u"chosenRerunFailed"_s, u"Re-run failed…"_s, u"Re-run the failed jobs of the chosen runs"_s,
               u"rerun-failed"_s, RunCommand::RerunFailed);
    addCommand(u"chosenCancel"_s, u"Cancel…"_s, u"Cancel the chosen runs"_s, u"cancel"_s, RunCommand::Cancel);
    addCommand(u"chosenApprove"_s, u"Approve…"_s, u"Approve the chosen runs"_s, u"person"_s, RunCommand::Approve);
    addCommand(u"chosenDelete"_s, u"Delete…"_s, u"Delete the chosen runs"_s, {}, RunCommand::Delete);
    row->addStretch(1);
    auto* clear = add(u"chosenClear"_s, {}, u"Choose none of them any more"_s, {});
    clear->setIcon(lineIcon(u"close"_s));
    connect(clear, &QToolButton::clicked, this, &ChosenBar::cleared);
    hide();
}

void ChosenBar::setCount(int count)
{
    m_text->setText(u"%1 runs chosen"_s.arg(count));
    setVisible(count > 1);
}

} // namespace signalbox::views
