// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/prober.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace signalbox::views {

/// One probe, its fields one below the other, and a button that asks at once and shows what was answered.
class ProbeForm final : public QWidget {
    Q_OBJECT

public:
    explicit ProbeForm(QWidget* parent = nullptr);

    void setProbe(const delivery::Probe& probe);
    delivery::Probe probe() const;
    /// The header's value, where one was typed; the one that is kept is never shown.
    QByteArray typedSecret() const;
    void showAsking();
    void showAnswer(const delivery::ProbeAnswer& answer);
    /// Gives the keyboard to the field of this name ("url", as the settings' JSON has it).
    void focusField(const QString& field);

Q_SIGNALS:
    void tryRequested();
    void edited();

private:
    QLineEdit* m_url;
    QComboBox* m_method;
    QSpinBox* m_statusFrom;
    QSpinBox* m_statusTo;
    QLineEdit* m_bodyText;
    QLineEdit* m_jsonPointer;
    QLineEdit* m_jsonValue;
    QLineEdit* m_header;
    QLineEdit* m_secret;
    QSpinBox* m_interval;
    QSpinBox* m_timeout;
    QSpinBox* m_initialDelay;
    QPushButton* m_try;
    QLabel* m_answer;
};

} // namespace signalbox::views
