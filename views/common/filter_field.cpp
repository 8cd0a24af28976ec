// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/filter_field.h"

#include "common/icons.h"

#include <QAction>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace signalbox::views {

FilterField::FilterField(const QString& name, const QString& hint, const QString& spoken, QWidget* parent)
    : QLineEdit(parent)
{
    setObjectName(name);
    setPlaceholderText(hint);
    setAccessibleName(spoken);
    setToolTip(u"Key: /"_s);
    setClearButtonEnabled(true);
    addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(150));
    connect(this, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &FilterField::settle);
}

void FilterField::begin()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
        settle();
        Q_EMIT left();
    } else if (key == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        settle();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void FilterField::settle()
{
    m_pause.stop();
    Q_EMIT settled();
}

} // namespace signalbox::views
