// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/breadcrumb.h"

#include "common/plain_text.h"
#include "common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int mostLetters = 40;

} // namespace

Breadcrumb::Breadcrumb(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    setObjectName(u"breadcrumb"_s);
    setAccessibleName(tr("Where the cursor is"));
    m_row->setContentsMargins(space::Small, space::Hair, space::Small, space::Hair);
    m_row->setSpacing(0);
    m_row->addStretch(1);
    addButton(); // it is as high without a trail
    m_buttons.front()->setVisible(false);
}

/// A narrow window cuts it off; the text is what counts.
QSize Breadcrumb::minimumSizeHint() const
{
    return {0, QWidget::minimumSizeHint().height()};
}

void Breadcrumb::addButton()
{
    auto* button = new QToolButton;
    button->setAutoRaise(true);
    button->setFont(textFont(TextRole::Caption));
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard where it is
    const size_t number = m_buttons.size();
    connect(button, &QToolButton::clicked, this, [this, number] { Q_EMIT activated(m_trail[number].line); });
    QLabel* sign = mutedLabel(u"›"_s);
    m_row->insertWidget(m_row->count() - 1, sign);
    m_row->insertWidget(m_row->count() - 1, button);
    sign->setVisible(number > 0);
    m_signs.push_back(sign);
    m_buttons.push_back(button);
}

void Breadcrumb::setTrail(const std::vector<Crumb>& trail)
{
    if (trail == m_trail)
        return; // with every key that is typed
    const std::vector<Crumb> before = std::exchange(m_trail, trail);
    while (m_buttons.size() < trail.size())
        addButton();
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        const bool isShown = i < trail.size();
        m_buttons[i]->setVisible(isShown);
        m_signs[i]->setVisible(isShown && i > 0);
        if (!isShown || (i < before.size() && before[i].label == trail[i].label))
            continue;
        const QString& label = trail[i].label;
        QString text = label.size() > mostLetters ? label.first(mostLetters) + u"…"_s : label;
        m_buttons[i]->setText(text.replace(u'&', u"&&"_s));
        m_buttons[i]->setAccessibleName(label);
        m_buttons[i]->setToolTip(label.size() > mostLetters ? plainToolTip(label) : QString());
    }
    m_row->activate(); // at once: what is painted before the next turn would be cut short
}

} // namespace signalbox::views
